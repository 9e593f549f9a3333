package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.SessionCommand.ConnectionCommand;
import org.homegroup.session.SessionCommand.ExpireSeats;
import org.homegroup.session.SessionCommand.LoseConnection;
import org.homegroup.session.SessionCommand.ReportMediaDown;
import org.homegroup.session.SessionCommand.ReportMediaUp;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.MediaDown;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Rules for reported connections and media. A report about a connection that is no longer the
/// seat's changes nothing: facts are ordered by connection and not by time of arrival.
final class ConnectionRules {

  private ConnectionRules() {}

  static Decision decide(Open open, ConnectionCommand command) {
    return switch (command) {
      case LoseConnection it ->
          onConnection(
              open,
              it.participantId(),
              it.connectionId(),
              connection ->
                  connection.since().equals(it.upSince())
                      ? accepted(lost(it.participantId(), connection, it.lastSeenAt(), it.at()))
                      : noChange());
      case ReportMediaUp it -> mediaUp(open, it);
      case ReportMediaDown it -> mediaDown(open, it);
      case ExpireSeats it -> expire(open, it);
    };
  }

  static ConnectionLost lost(
      ParticipantId id, ConnectionState.Up connection, Instant lastSeenAt, Instant at) {
    return new ConnectionLost(
        id, connection.connectionId(), within(lastSeenAt, connection.since(), at), at);
  }

  /// A participant outside the room has no media, whatever a late report claims, and nobody had
  /// media before being admitted.
  private static Decision mediaUp(Open open, ReportMediaUp it) {
    return onConnection(
        open,
        it.participantId(),
        it.connectionId(),
        connection -> {
          Optional<Instant> hereSince =
              open.seat(it.participantId()).filter(Seat::inRoom).map(Seat::hereSince);
          if (hereSince.isEmpty() || connection.media().contains(it.kind())) {
            return noChange();
          }
          Instant from = later(connection.since(), hereSince.get());
          return accepted(
              new MediaUp(
                  it.participantId(),
                  it.connectionId(),
                  it.kind(),
                  within(it.since(), from, it.at())));
        });
  }

  private static Decision mediaDown(Open open, ReportMediaDown it) {
    return onConnection(
        open,
        it.participantId(),
        it.connectionId(),
        connection ->
            connection.media().contains(it.kind())
                ? accepted(
                    new MediaDown(
                        it.participantId(),
                        it.connectionId(),
                        it.kind(),
                        within(it.lastMediaAt(), connection.since(), it.at()),
                        it.at()))
                : noChange());
  }

  private static Decision expire(Open open, ExpireSeats it) {
    return accepted(
        open.seats().values().stream()
            .filter(seat -> expired(seat, it))
            .map(
                seat ->
                    (SessionEvent)
                        AdmissionRules.left(
                            seat, LeaveReason.CONNECTION_LOST, Actor.CLOCK, it.at()))
            .toList());
  }

  private static boolean expired(Seat seat, ExpireSeats it) {
    Duration grace = seat.inRoom() ? it.awayGrace() : it.waitingGrace();
    return seat.connection() instanceof ConnectionState.Down down
        && !down.since().plus(grace).isAfter(it.at());
  }

  private static Decision onConnection(
      Open open,
      ParticipantId id,
      ConnectionId connectionId,
      Function<ConnectionState.Up, Decision> rule) {
    return open.seat(id).map(Seat::connection).orElse(null) instanceof ConnectionState.Up up
            && up.connectionId().equals(connectionId)
        ? rule.apply(up)
        : noChange();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  /// Limits a reported time to the span between the start of the connection and now.
  static Instant within(Instant reported, Instant from, Instant to) {
    if (reported.isBefore(from)) {
      return from;
    }
    return reported.isAfter(to) ? to : reported;
  }
}
