package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.practice.Booking;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.Device;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.Refusal;
import org.homegroup.signaling.protocol.ServerMessage;

/// One attempt of a person to take their seat in a session, on record or not at all.
public final class JoinAttempt {

  private static final Duration LATE_PONG = Duration.ofSeconds(1);

  /// The person, and what the booking says they are.
  public record Part(PersonId personId, Booking booking, Role role) {}

  private final LiveSession session;
  private final ConnectionRegistry connections;
  private final DisconnectReporter disconnects;
  private final Part part;
  private final Optional<ConnectionId> former;
  private final Duration pingInterval;
  private final ConnectionId fresh = new ConnectionId("c-" + shortId());

  /// When the rules were asked the last time; null while they never were.
  private Instant askedAt;

  /// @param former the connection that the same page had before it was lost
  JoinAttempt(
      LiveSession session,
      ConnectionRegistry connections,
      DisconnectReporter disconnects,
      Part part,
      Optional<ConnectionId> former,
      Duration pingInterval) {
    this.session = session;
    this.connections = connections;
    this.disconnects = disconnects;
    this.part = part;
    this.former = former;
    this.pingInterval = pingInterval;
  }

  /// The seat with its connection up; fails with a [Refusal], or as the journal does.
  Future<Seat> arrive(Device device) {
    return session
        .submit(now -> command(device, now))
        .compose(this::answer)
        .onFailure(
            failure -> {
              if (!(failure instanceof Refusal.Refused)) {
                neverCame();
              }
            });
  }

  private SessionCommand command(Device device, Instant now) {
    askedAt = now;
    return new SessionCommand.Arrive(
        part.personId(),
        part.role(),
        part.booking().mayLead(part.personId()),
        part.booking().supervises(part.personId()),
        new ParticipantId("p-" + shortId()),
        fresh,
        former,
        device,
        otherLastSeenAt(now),
        now);
  }

  private Future<Seat> answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(var rejection) -> refuseAtDoor(rejection);
      case Outcome.Done _ -> seat();
    };
  }

  /// It is not known whether the journal has the arrival: if it has, nobody is on that connection.
  private void neverCame() {
    if (askedAt != null) {
      disconnects.neverCame(part.personId(), fresh, askedAt);
      former.ifPresent(id -> disconnects.neverCame(part.personId(), id, askedAt));
    }
  }

  /// A connection that has not missed a ping counts as alive until now: the person changes devices.
  /// A connection that has missed one was lost, which the server had not noticed yet; so was the
  /// connection of a page that comes back itself.
  private Optional<Instant> otherLastSeenAt(Instant now) {
    if (!(session.state() instanceof Open open)) {
      return Optional.empty();
    }
    Optional<Seat> seat = open.seatOf(part.personId());
    Optional<Connection> other = seat.flatMap(one -> connections.of(one.participantId()));
    if (other.isPresent()) {
      Instant heard = other.get().lastHeardAt();
      boolean lost =
          former.filter(other.get().connectionId()::equals).isPresent()
              || heard.plus(pingInterval).plus(LATE_PONG).isBefore(now);
      return Optional.of(lost ? heard : now);
    }
    return seat.flatMap(
        one -> one.connectionId().flatMap(id -> connections.departedAt(one.participantId(), id)));
  }

  private <T> Future<T> refuseAtDoor(Rejection rejection) {
    if (rejection == Rejection.DOOR_LOCKED) {
      connections.toLeads(MessageCodec.frame(new ServerMessage.DoorTried(session.now())));
    }
    return Refusal.refuse(rejection);
  }

  /// By now another command may already have changed the state again.
  private Future<Seat> seat() {
    if (!(session.state() instanceof Open open)) {
      return Refusal.refuse(Rejection.SESSION_ENDED);
    }
    Optional<Seat> seat = open.seatOf(part.personId());
    if (seat.map(Seat::connection).orElse(null) instanceof ConnectionState.Up up && isOurs(up)) {
      return Future.succeededFuture(seat.get());
    }
    return Refusal.refuse(
        Rejection.NOT_HERE.code(), seat.isPresent() ? CloseCode.TAKEN_OVER : CloseCode.REFUSED);
  }

  /// Two who come in the same moment have different ids; one id comes up once in a moment.
  private boolean isOurs(ConnectionState.Up up) {
    ConnectionId id = up.connectionId();
    return up.since().equals(askedAt)
        && (id.equals(fresh) || former.filter(id::equals).isPresent());
  }

  private static String shortId() {
    UUID random = UUID.randomUUID();
    return Long.toString(random.getMostSignificantBits() >>> 1, Character.MAX_RADIX);
  }
}
