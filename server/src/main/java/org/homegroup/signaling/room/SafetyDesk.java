package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.TaskId;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PersonName;
import org.homegroup.runtime.LiveSession;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskAssignment;
import org.homegroup.safety.TaskBoard;
import org.homegroup.safety.TaskProjector;
import org.homegroup.session.Actor;
import org.homegroup.session.Crisis;
import org.homegroup.session.FormerSeat;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.Crises;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;

/// Tells who needs help now, and what is to be done: leads all of it, the person themself that it
/// is known and whether somebody came, nobody else a word. It says how things stand, each time in
/// full, and again after each welcome.
final class SafetyDesk {

  private final LiveSession session;
  private final Booking booking;
  private final ConnectionRegistry seated;
  private final TaskBoard board;
  private final TaskProjector feed;
  private final TaskAssignment taking;
  private final Runnable unobserve;
  private final Set<ConnectionId> told = new HashSet<>();
  private List<View.Crisis> crises = List.of();
  private Map<ParticipantId, ServerMessage.OwnCrisisChanged> calls = Map.of();

  SafetyDesk(
      LiveSession session,
      Booking booking,
      ConnectionRegistry seated,
      TaskBoard board,
      TaskProjector feed,
      TaskAssignment taking) {
    this.session = session;
    this.booking = booking;
    this.seated = seated;
    this.board = board;
    this.feed = feed;
    this.taking = taking;
    this.unobserve = board.observe(this::changed);
    feed.follow();
    crises = crises();
    calls = calls();
  }

  /// After the others have been told of it.
  void committed() {
    List<View.Crisis> now = crises();
    if (!now.equals(crises)) {
      crises = now;
      seated.toLeads(MessageCodec.frame(new ServerMessage.CrisesChanged(crises)));
    }
    Map<ParticipantId, ServerMessage.OwnCrisisChanged> before = calls;
    calls = calls();
    calls.forEach(
        (id, call) -> {
          if (!call.equals(before.get(id))) {
            tell(id, call);
          }
        });
    before.keySet().stream()
        .filter(id -> !calls.containsKey(id))
        .forEach(id -> tell(id, new ServerMessage.OwnCrisisChanged(null, false)));
    feed.follow();
    for (Connection connection : seated.all()) {
      if (connection.audience() == AudienceKind.LEADS
          && !told.contains(connection.connectionId())) {
        tellLead(connection);
      }
    }
  }

  /// The session is over, with this commit.
  void ends(Commit end) {
    feed.ended(end);
    unobserve.run();
  }

  /// Somebody has just been welcomed: what is not told does not exist for them.
  void welcomed(Connection connection) {
    Optional.ofNullable(calls.get(connection.participantId()))
        .ifPresent(call -> connection.send(MessageCodec.frame(call)));
    if (connection.audience() == AudienceKind.LEADS) {
      tellLead(connection);
    }
  }

  Future<Outcome> take(TaskId taskId, Connection by, PersonId person) {
    return ofTask(
        taskId, by, task -> taking.take(task, person, Actor.of(by.participantId()), session.now()));
  }

  Future<Outcome> done(TaskId taskId, Connection by, PersonId person) {
    return ofTask(
        taskId,
        by,
        task ->
            taking.done(
                task, person, booking.supervises(person), session.now(), session.version()));
  }

  private Future<Outcome> ofTask(
      TaskId taskId, Connection by, Function<Task, Future<Outcome>> step) {
    if (by.audience() != AudienceKind.LEADS) {
      return Future.succeededFuture(new Outcome.Refused(Rejection.NOT_LEADING));
    }
    return open().stream()
        .filter(task -> task.taskId().equals(taskId))
        .findFirst()
        .map(step)
        .orElse(Future.succeededFuture(new Outcome.Refused(Rejection.ALREADY_OVER)));
  }

  private void tellLead(Connection lead) {
    told.add(lead.connectionId());
    if (!crises.isEmpty()) {
      lead.send(MessageCodec.frame(new ServerMessage.CrisesChanged(crises)));
    }
    if (!open().isEmpty()) {
      lead.send(MessageCodec.frame(tasks()));
    }
  }

  private void tell(ParticipantId id, ServerMessage.OwnCrisisChanged call) {
    seated.of(id).ifPresent(connection -> connection.send(MessageCodec.frame(call)));
  }

  private void changed(TaskBoard.Change change) {
    if (change.task().sessionId().equals(booking.sessionId())) {
      seated.toLeads(MessageCodec.frame(tasks()));
    }
  }

  private List<Task> open() {
    return board.open(booking.organizationId()).stream()
        .filter(task -> task.sessionId().equals(booking.sessionId()))
        .toList();
  }

  private ServerMessage.TasksChanged tasks() {
    return new ServerMessage.TasksChanged(open().stream().map(this::view).toList());
  }

  private View.OpenTask view(Task task) {
    GroupSession state = session.state();
    Optional<PersonId> person =
        task.personId().or(() -> task.participantId().flatMap(id -> personOf(state, id)));
    Optional<PersonId> taker = task.taken().map(Task.Taken::by);
    return new View.OpenTask(
        task.taskId(),
        task.kind(),
        task.participantId()
            .or(() -> person.flatMap(one -> participantOf(state, one)))
            .orElse(null),
        person.map(this::name).orElse(null),
        task.raisedAt(),
        task.dueAt().orElse(null),
        taker.map(this::name).orElse(null),
        taker.flatMap(one -> participantOf(state, one)).orElse(null),
        task.durable(),
        board.isUnreached(task.taskId()));
  }

  private Map<ParticipantId, ServerMessage.OwnCrisisChanged> calls() {
    var all = new LinkedHashMap<ParticipantId, ServerMessage.OwnCrisisChanged>();
    if (session.state() instanceof Open open) {
      for (Crisis crisis : open.crises().open().values()) {
        all.put(
            crisis.participantId(),
            new ServerMessage.OwnCrisisChanged(crisis.raisedAt(), Crises.isAttended(open, crisis)));
      }
    }
    return all;
  }

  private List<View.Crisis> crises() {
    return session.state() instanceof Open open
        ? open.crises().open().values().stream().map(crisis -> crisis(open, crisis)).toList()
        : List.of();
  }

  private View.Crisis crisis(Open open, Crisis crisis) {
    return new View.Crisis(
        crisis.crisisId(),
        crisis.participantId(),
        personOf(open, crisis.participantId()).map(this::name).orElse("Somebody"),
        crisis.raisedAt(),
        Crises.isAttended(open, crisis),
        Crises.leadsWith(open, crisis).stream().map(Seat::participantId).toList(),
        open.seat(crisis.participantId()).filter(Seat::connected).isPresent());
  }

  static Optional<PersonId> personOf(GroupSession state, ParticipantId id) {
    return state instanceof Open open
        ? open.seat(id)
            .map(Seat::personId)
            .or(
                () ->
                    open.formers().entrySet().stream()
                        .filter(one -> is(one.getValue(), id))
                        .map(Map.Entry::getKey)
                        .findFirst())
        : Optional.empty();
  }

  private static Optional<ParticipantId> participantOf(GroupSession state, PersonId person) {
    return state instanceof Open open
        ? open.seatOf(person)
            .map(Seat::participantId)
            .or(
                () ->
                    Optional.ofNullable(open.formers().get(person)).map(FormerSeat::participantId))
        : Optional.empty();
  }

  private static boolean is(FormerSeat former, ParticipantId id) {
    return former.participantId().equals(id);
  }

  private String name(PersonId person) {
    return booking.nameOf(person).map(PersonName::full).orElse("Somebody");
  }
}
