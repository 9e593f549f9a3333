package org.homegroup.signaling.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.attendance.LiveMinutes;
import org.homegroup.checkin.AnswersState;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.Need;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PersonName;
import org.homegroup.preflight.PreflightOutcome;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.session.CheckIn;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Role;
import org.homegroup.session.ScreenShare;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.View;

/// Makes what each audience may see of a session. Names come from the booking: in full for leads
/// and oneself, in short for the group, not at all for the waiting room.
public final class ViewMapper {

  private final Booking booking;
  private final EphemeralState ephemeral;
  private final PreflightResults preflights;
  private final CheckInCache answers;

  public ViewMapper(
      Booking booking,
      EphemeralState ephemeral,
      PreflightResults preflights,
      CheckInCache answers) {
    this.booking = booking;
    this.ephemeral = ephemeral;
    this.preflights = preflights;
    this.answers = answers;
  }

  View.Session session(Open open, Audience audience) {
    boolean waits = audience.equals(Audience.WAITING);
    return new View.Session(
        booking.sessionId(),
        booking.title(),
        open.phase(),
        booking.doorsOpenAt(),
        booking.startsAt(),
        booking.endsAt(),
        booking.zone(),
        open.startedAt().orElse(null),
        open.breakSince().orElse(null),
        open.doorLocked(),
        waits ? null : open.leading().filter(id -> sees(open, audience, id)),
        open.leadsHere(),
        ephemeral.video(),
        waits ? null : FormatViews.of(booking, open, audience),
        waits ? null : PlaceViews.of(open, audience, ephemeral.lastHold()));
  }

  private static boolean sees(Open open, Audience audience, ParticipantId participantId) {
    return open.seat(participantId).filter(seat -> audience.sees(open, seat)).isPresent();
  }

  View.You you(Seat seat) {
    return new View.You(
        seat.participantId(),
        name(seat.personId(), true),
        seat.role(),
        seat.status(),
        booking.supervises(seat.personId()),
        seat.placement().assistanceRequestedAt().orElse(null));
  }

  /// Of a participant in another place, only their presence is shown.
  View.Participant participant(Seat seat, Audience audience) {
    boolean lead = audience.equals(Audience.LEADS);
    boolean near = audience.isNear(seat);
    return new View.Participant(
        seat.participantId(),
        name(seat.personId(), lead),
        seat.role(),
        seat.connected(),
        near ? seat.handRaisedAt().orElse(null) : null,
        near ? seat.placement().screen().map(ScreenShare::since).orElse(null) : null,
        near ? kinds(seat.media()) : View.Kinds.NONE,
        near ? ephemeral.sending(seat.participantId()) : View.Kinds.NONE,
        near ? seat.mutedByLead() : Set.of(),
        seat.mayLead(),
        seat.sideRoom().orElse(null),
        lead ? seat.selfReport().orElse(null) : null,
        lead ? seat.placement().assistanceRequestedAt().orElse(null) : null,
        lead && seat.placement().fromWaiting() ? true : null);
  }

  /// For leads. Who needs one soonest comes first, also if they have just gone away; then who came
  /// first.
  public List<View.Waiting> waiting(Open open, Instant now) {
    List<View.Waiting> queue = new ArrayList<>(queue(open, now, id -> checkIn(open, id)));
    queue.sort(Comparator.comparingInt(ViewMapper::urgency));
    return queue;
  }

  /// For the front desk: who came first comes first. Neither an answer nor what follows from one is
  /// in it, not even in its order.
  public List<View.Waiting> waitingWithoutAnswers(Open open, Instant now) {
    return queue(open, now, _ -> null);
  }

  private List<View.Waiting> queue(
      Open open, Instant now, Function<ParticipantId, View.CheckIn> checkIns) {
    List<View.Waiting> queue = new ArrayList<>();
    for (Seat seat : open.waiting()) {
      queue.add(
          new View.Waiting(
              seat.participantId(),
              name(seat.personId(), true),
              seat.role(),
              seat.since(),
              seat.connected(),
              null,
              preflight(seat.personId()),
              checkIns.apply(seat.participantId())));
    }
    for (EphemeralState.Gone gone : ephemeral.gone(now)) {
      queue.add(
          new View.Waiting(
              gone.participantId(),
              name(gone.personId(), true),
              gone.role(),
              gone.arrivedAt(),
              false,
              gone.leftAt(),
              preflight(gone.personId()),
              checkIns.apply(gone.participantId())));
    }
    return queue;
  }

  /// Those in the room who answered.
  List<View.RoomCheckIn> checkIns(Open open) {
    return open.inRoom().stream()
        .filter(seat -> open.checkIn(seat.participantId()).received().isPresent())
        .map(
            seat -> new View.RoomCheckIn(seat.participantId(), checkIn(open, seat.participantId())))
        .toList();
  }

  private View.CheckIn checkIn(Open open, ParticipantId id) {
    return open.checkIn(id).received().map(this::checkIn).orElse(null);
  }

  private View.CheckIn checkIn(CheckIn.Received received) {
    Optional<CheckInCard> card = answers.card(received.checkInId());
    return new View.CheckIn(
        received.at(),
        received.locationConfirmed(),
        card.map(CheckInCard::answersState).orElse(AnswersState.COMING),
        card.map(CheckInCard::need).orElse(null),
        card.flatMap(CheckInCard::sign).orElse(null),
        card.map(CheckInCard::answers).orElse(List.of()));
  }

  private static int urgency(View.Waiting one) {
    return one.checkIn() == null || one.checkIn().need() == null
        ? Need.STEADY.ordinal()
        : one.checkIn().need().ordinal();
  }

  /// Everybody who is booked and never came; staff who may watch are not waited for.
  List<View.Expected> expected(Open open) {
    return booking.parts().values().stream()
        .filter(part -> part.role() != Role.OBSERVER)
        .filter(part -> open.seatOf(part.personId()).isEmpty())
        .filter(part -> !open.formers().containsKey(part.personId()))
        .map(part -> new View.Expected(part.name().full(), part.role()))
        .sorted(Comparator.comparing(View.Expected::role).thenComparing(View.Expected::name))
        .toList();
  }

  View.WaitingRoom waitingRoom(Open open, boolean seen) {
    return new View.WaitingRoom(open.leadsHere(), seen);
  }

  public View.Shared shared(
      Open open, Audience audience, boolean seen, List<LiveMinutes> attendance, Instant now) {
    View.Session session = session(open, audience);
    AudienceKind kind = audience.kind();
    return switch (kind) {
      case WAITING ->
          new View.Shared(kind, session, waitingRoom(open, seen), null, null, null, null, null);
      case GROUP ->
          new View.Shared(
              kind, session, null, participants(open, audience), null, null, null, null);
      case LEADS ->
          new View.Shared(
              kind,
              session,
              null,
              participants(open, audience),
              waiting(open, now),
              checkIns(open),
              attendance,
              expected(open));
    };
  }

  private List<View.Participant> participants(Open open, Audience audience) {
    return open.inRoom().stream()
        .filter(seat -> audience.sees(open, seat))
        .map(seat -> participant(seat, audience))
        .toList();
  }

  private PreflightOutcome preflight(PersonId personId) {
    return preflights.of(booking.sessionId(), personId).orElse(null);
  }

  /// Null for a person whom the booking does not name; the client has the words for that.
  private String name(PersonId personId, boolean full) {
    return booking.nameOf(personId).map(full ? PersonName::full : PersonName::brief).orElse(null);
  }

  private static View.Kinds kinds(Set<MediaKind> kinds) {
    return new View.Kinds(kinds.contains(MediaKind.AUDIO), kinds.contains(MediaKind.VIDEO));
  }
}
