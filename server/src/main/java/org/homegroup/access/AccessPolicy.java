package org.homegroup.access;

import static org.homegroup.access.Denial.CHAT_NOT_ALLOWED;
import static org.homegroup.access.Denial.FORBIDDEN;
import static org.homegroup.access.Denial.LEFT_OUT;
import static org.homegroup.access.Denial.NOT_A_PATIENT;
import static org.homegroup.access.Denial.NOT_BOOKED;
import static org.homegroup.access.Denial.NOT_CHAIRING;
import static org.homegroup.access.Denial.NOT_FOUND;
import static org.homegroup.access.Denial.NOT_HERE;
import static org.homegroup.access.Denial.NOT_IN_CARE;
import static org.homegroup.access.Denial.NOT_IN_ROOM;
import static org.homegroup.access.Denial.NOT_IN_SIDE_ROOM;
import static org.homegroup.access.Denial.NOT_LEADING;
import static org.homegroup.access.Denial.NOT_YOURS;
import static org.homegroup.access.Relation.BOOKED;
import static org.homegroup.access.Relation.BOOKED_TO_LEAD;
import static org.homegroup.access.Relation.CHAIRS;
import static org.homegroup.access.Relation.IN_ROOM;
import static org.homegroup.access.Relation.IN_SIDE_ROOM;
import static org.homegroup.access.Relation.LEADS;
import static org.homegroup.access.Relation.LED;
import static org.homegroup.access.Relation.OWN_RECORD;
import static org.homegroup.access.Relation.SAME_ORGANIZATION;
import static org.homegroup.access.Relation.SEATED;
import static org.homegroup.access.Relation.TAKER;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table: which role may do or see what, in which relation to it. It says nothing about the
/// state of a session (whether it has started, whether a room is open); the rules of the session
/// check that afterwards.
public final class AccessPolicy {

  private static final Map<Action, Row> TABLE =
      table(
          row(Action.LIST_SESSIONS, FORBIDDEN, everybody(OWN_RECORD)),
          row(Action.MAKE_LINK, FORBIDDEN, everybody(OWN_RECORD)),
          row(Action.SEE_HEAD_COUNTS, LEFT_OUT, clinician(BOOKED), frontDesk(SAME_ORGANIZATION)),
          row(
              Action.READ_ATTENDANCE,
              FORBIDDEN,
              clinician(BOOKED_TO_LEAD, LED),
              frontDesk(SAME_ORGANIZATION)),
          row(
              Action.EXPORT_ATTENDANCE,
              FORBIDDEN,
              clinician(BOOKED_TO_LEAD, LED),
              frontDesk(SAME_ORGANIZATION)),
          row(
              Action.READ_WAITING_LIST,
              FORBIDDEN,
              clinician(BOOKED_TO_LEAD, LEADS),
              frontDesk(SAME_ORGANIZATION)),
          row(Action.READ_WAITING_ANSWERS, LEFT_OUT, clinician(BOOKED_TO_LEAD, LEADS)),
          row(Action.READ_CHECK_IN_FORM, NOT_A_PATIENT, patient(OWN_RECORD))
              .without(BOOKED, NOT_BOOKED),
          row(Action.SUBMIT_CHECK_IN, NOT_A_PATIENT, patient(OWN_RECORD))
              .without(BOOKED, NOT_BOOKED),
          row(Action.READ_TREND, FORBIDDEN, clinician(BOOKED_TO_LEAD, LEADS)),
          row(Action.READ_CRISES, FORBIDDEN, clinician(LED), supervisor(SAME_ORGANIZATION)),
          row(Action.WRITE_CRISIS_NOTE, FORBIDDEN, clinician(LED), supervisor(SAME_ORGANIZATION)),
          row(Action.LIST_CARE_TASKS, FORBIDDEN, clinician(SAME_ORGANIZATION)),
          row(Action.READ_CARE_TASK, NOT_FOUND, clinician(LED)).others(FORBIDDEN),
          row(Action.TAKE_CARE_TASK, NOT_FOUND, clinician(LED)).others(FORBIDDEN),
          row(Action.FINISH_CARE_TASK, NOT_FOUND, clinician(LED)).others(FORBIDDEN),
          row(Action.LIST_ON_CALL_TASKS, FORBIDDEN, supervisor(SAME_ORGANIZATION)),
          row(Action.TAKE_ON_CALL_TASK, NOT_FOUND, supervisor(SAME_ORGANIZATION)).others(FORBIDDEN),
          row(Action.FINISH_ON_CALL_TASK, NOT_FOUND, supervisor(SAME_ORGANIZATION))
              .others(FORBIDDEN),
          row(
              Action.FINISH_TAKEN_TASK,
              NOT_YOURS,
              clinician(TAKER),
              supervisor(SAME_ORGANIZATION, TAKER)),
          row(Action.READ_BRIDGES, FORBIDDEN, frontDesk(SAME_ORGANIZATION)),
          row(Action.DRAIN_BRIDGE, FORBIDDEN, frontDesk(SAME_ORGANIZATION)),
          row(Action.JOIN_SESSION, NOT_BOOKED, everybody(BOOKED)),
          row(Action.RUN_PREFLIGHT, NOT_BOOKED, everybody(BOOKED)),
          row(Action.WALK_IN, LEFT_OUT, clinician(BOOKED_TO_LEAD), supervisor(BOOKED)),
          row(Action.CHECK_IN, NOT_A_PATIENT, patient(SEATED)).without(SEATED, NOT_HERE),
          row(Action.SEE_WAITING_ROOM, LEFT_OUT, everybody(SEATED)),
          row(Action.SEE_GROUP, LEFT_OUT, everybody(IN_ROOM)),
          row(Action.SEE_AS_LEAD, LEFT_OUT, clinician(LEADS)),
          ofLeads(Action.ADMIT),
          ofLeads(Action.ADMIT_ALL),
          ofLeads(Action.DECLINE),
          ofLeads(Action.RETURN_TO_WAITING),
          ofLeads(Action.REMOVE),
          row(Action.LEAVE, NOT_HERE, everybody(SEATED)),
          ofLeads(Action.LOCK_DOOR),
          ofLeads(Action.UNLOCK_DOOR),
          ofLeads(Action.START),
          ofLeads(Action.TAKE_BREAK),
          ofLeads(Action.RESUME),
          ofLeads(Action.END),
          ofLeads(Action.GRANT_LEAD),
          command(Action.GRANT_LEAD_AS_SUPERVISOR, NOT_IN_ROOM, supervisor(IN_ROOM)),
          ofLeads(Action.HAND_OVER_LEAD),
          command(Action.RAISE_HAND, NOT_IN_ROOM, everybody(IN_ROOM)),
          command(Action.LOWER_HAND, NOT_IN_ROOM, everybody(IN_ROOM)),
          ofLeads(Action.LOWER_HAND_OF_ANOTHER),
          command(Action.SUBMIT_SELF_REPORT, NOT_IN_ROOM, everybody(IN_ROOM)),
          ofLeads(Action.MUTE),
          ofLeads(Action.UNMUTE),
          ofLeads(Action.SHARE_SCREEN),
          ofLeads(Action.BEGIN_PART),
          ofLeads(Action.CHOOSE_CHAIR),
          ofLeads(Action.WITHDRAW_CHAIR),
          command(Action.CALL_ON, NOT_CHAIRING, clinician(LEADS), patient(CHAIRS)),
          ofLeads(Action.TAKE_ASIDE),
          ofLeads(Action.SPLIT),
          ofLeads(Action.VISIT),
          ofLeads(Action.MOVE),
          ofLeads(Action.RECALL_GROUPS),
          ofLeads(Action.CLOSE_SIDE_ROOM),
          command(Action.REQUEST_ASSISTANCE, NOT_IN_SIDE_ROOM, everybody(IN_SIDE_ROOM)),
          ofLeads(Action.ANSWER_ASSISTANCE),
          command(Action.RAISE_CRISIS, NOT_IN_CARE, patient(SEATED), guest(SEATED)),
          ofLeads(Action.RAISE_CRISIS_OF_ANOTHER),
          ofLeads(Action.ANSWER_CRISIS),
          ofLeads(Action.CLOSE_CRISIS),
          ofLeads(Action.TAKE_TASK),
          ofLeads(Action.DONE_TASK),
          command(Action.CHAT, NOT_IN_ROOM, everybody(IN_ROOM)),
          command(Action.CHAT_WITHOUT_LIMITS, CHAT_NOT_ALLOWED, clinician(LEADS)));

  private AccessPolicy() {}

  /// One cell of the table.
  public static boolean allows(Action action, Who who, Relation relation) {
    return TABLE.get(action).allows(who, relation);
  }

  public static boolean allows(Action action, Standing standing) {
    return TABLE.get(action).allows(standing);
  }

  /// The answer to a person who may not; empty for a person who may.
  public static Optional<Denial> denial(Action action, Standing standing) {
    Row row = TABLE.get(action);
    return row.allows(standing) ? Optional.empty() : Optional.of(row.denial(standing));
  }

  private static Map<Action, Row> table(Row... rows) {
    var table = new EnumMap<Action, Row>(Action.class);
    Arrays.stream(rows).forEach(row -> table.put(row.action(), row));
    if (!table.keySet().equals(EnumSet.allOf(Action.class))) {
      throw new IllegalStateException("an action has no row");
    }
    return table;
  }

  private static Row row(Action action, Denial denial, Row.Cell... cells) {
    return Row.of(action, denial, cells);
  }

  /// A command of a person who must have a seat.
  private static Row command(Action action, Denial denial, Row.Cell... cells) {
    return row(action, denial, cells).without(SEATED, NOT_HERE);
  }

  private static Row ofLeads(Action action) {
    return command(action, NOT_LEADING, clinician(LEADS));
  }

  private static Row.Cell everybody(Relation... relations) {
    return new Row.Cell(EnumSet.allOf(Who.class), Set.of(relations));
  }

  private static Row.Cell clinician(Relation... relations) {
    return new Row.Cell(Set.of(Who.CLINICIAN), Set.of(relations));
  }

  private static Row.Cell supervisor(Relation... relations) {
    return new Row.Cell(Set.of(Who.SUPERVISOR), Set.of(relations));
  }

  private static Row.Cell frontDesk(Relation... relations) {
    return new Row.Cell(Set.of(Who.FRONT_DESK), Set.of(relations));
  }

  private static Row.Cell patient(Relation... relations) {
    return new Row.Cell(Set.of(Who.PATIENT), Set.of(relations));
  }

  private static Row.Cell guest(Relation... relations) {
    return new Row.Cell(Set.of(Who.GUEST), Set.of(relations));
  }
}
