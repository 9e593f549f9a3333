package org.homegroup.session.state;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.Crisis;
import org.homegroup.session.Crisis.TelephoneCallback;
import org.homegroup.session.ImpossibleEvent;
import org.homegroup.session.SideRoom;
import org.homegroup.session.state.GroupSession.Open;

/// The open crises in the order in which they were raised, at most one for each participant.
///
/// @param cameFrom the small group from which a participant was taken into a crisis room
public record Crises(
    SequencedMap<CrisisId, Crisis> open, SequencedMap<ParticipantId, SideRoomId> cameFrom) {

  public static final Crises NONE = new Crises(new LinkedHashMap<>(), new LinkedHashMap<>());

  public Crises {
    open = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(open));
    cameFrom = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(cameFrom));
  }

  public Optional<Crisis> of(CrisisId crisisId) {
    return Optional.ofNullable(open.get(crisisId));
  }

  public Optional<Crisis> of(ParticipantId participantId) {
    return open.values().stream()
        .filter(crisis -> crisis.participantId().equals(participantId))
        .findFirst();
  }

  /// Whether the participant is connected to the session.
  public static boolean isReachable(Open session, Crisis crisis) {
    return session.seat(crisis.participantId()).filter(Seat::connected).isPresent();
  }

  /// The side-room, apart from the group, in which the participant is.
  public static Optional<SideRoom> room(Open session, Crisis crisis) {
    return session
        .seat(crisis.participantId())
        .flatMap(Seat::sideRoom)
        .flatMap(session.sideRooms()::of)
        .filter(room -> !room.purpose().isOfTheGroup());
  }

  /// The connected leads in the participant's crisis room.
  public static List<Seat> leadsWith(Open session, Crisis crisis) {
    return room(session, crisis)
        .map(room -> session.in(room.sideRoomId()))
        .orElse(List.of())
        .stream()
        .filter(seat -> seat.isLead() && seat.present())
        .toList();
  }

  /// Whether a lead has come and is still there.
  public static boolean isAttended(Open session, Crisis crisis) {
    return crisis.answeredBy().isPresent() && !leadsWith(session, crisis).isEmpty();
  }

  Crises raised(Crisis crisis) {
    var more = new LinkedHashMap<>(open);
    more.put(crisis.crisisId(), crisis);
    return new Crises(more, cameFrom);
  }

  Crises closed(CrisisId crisisId) {
    var fewer = new LinkedHashMap<>(open);
    if (fewer.remove(crisisId) == null) {
      throw new ImpossibleEvent("no crisis " + crisisId);
    }
    return new Crises(fewer, cameFrom);
  }

  Crises change(CrisisId crisisId, UnaryOperator<Crisis> change) {
    var changed = new LinkedHashMap<>(open);
    if (changed.computeIfPresent(crisisId, (_, crisis) -> change.apply(crisis)) == null) {
      throw new ImpossibleEvent("no crisis " + crisisId);
    }
    return new Crises(changed, cameFrom);
  }

  Crises telephoneCallbackDue(CrisisId crisisId, Instant raisedAt, Instant dueAt) {
    var due = new TelephoneCallback(raisedAt, dueAt, Optional.empty());
    return change(crisisId, crisis -> crisis.with(Optional.of(due)));
  }

  Crises telephoneCallbackTaken(CrisisId crisisId, PersonId by) {
    return change(
        crisisId,
        crisis ->
            crisis.with(
                crisis
                    .telephoneCallback()
                    .map(
                        due ->
                            new TelephoneCallback(due.raisedAt(), due.dueAt(), Optional.of(by)))));
  }

  /// Remembers a participant's small group while they are in a crisis room.
  Crises moved(ParticipantId participantId, Optional<SideRoomId> outOf) {
    var changed = new LinkedHashMap<>(cameFrom);
    changed.remove(participantId);
    outOf.ifPresent(room -> changed.put(participantId, room));
    return changed.equals(cameFrom) ? this : new Crises(open, changed);
  }
}
