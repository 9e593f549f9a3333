package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.homegroup.platform.config.SignalingConfig;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.session.Rejection;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.Refusal;
import org.homegroup.signaling.socket.Transport;

/// Lets a connection in: who is it (token), what part do they have (booking), what do the rules say
/// (arrive). Then it welcomes them with what they may see.
public final class HelloHandler {

  private final SignalingConfig config;
  private final Authenticator credentials;
  private final LiveRooms gatherings;
  private final Executor later;
  private final Metrics metrics;
  private final LongSupplier nanos;
  private final MessageCodec.Limits limits;
  private boolean stopping;

  public HelloHandler(
      SignalingConfig config,
      Authenticator credentials,
      LiveRooms gatherings,
      Executor later,
      Metrics metrics,
      LongSupplier nanos) {
    this.config = config;
    this.credentials = credentials;
    this.gatherings = gatherings;
    this.later = later;
    this.metrics = metrics;
    this.nanos = nanos;
    this.limits =
        new MessageCodec.Limits(
            config.pingInterval().toMillis() / 1000.0,
            config.lostAfter().toMillis() / 1000.0,
            config.maxMessageSize(),
            config.messagesPerSecond());
  }

  /// From now on nobody is let in.
  public void stop() {
    stopping = true;
  }

  /// Seats the connection and welcomes it; fails with what [Refusal#of] explains.
  public Future<ParticipantConnection> greet(ClientMessage.Hello hello, Transport wire) {
    return credentials
        .part(hello.protocol(), hello.token(), hello.sessionId())
        .compose(part -> gatherings.of(part.booking()).compose(in -> enter(in, part, hello, wire)));
  }

  private Future<ParticipantConnection> enter(
      Optional<LiveRoom> in, JoinAttempt.Part part, ClientMessage.Hello hello, Transport wire) {
    if (in.isEmpty()) {
      return Refusal.refuse(Rejection.SESSION_ENDED);
    }
    if (stopping || wire.isClosed()) {
      // Nobody who is gone already may take the seat from a newer connection of theirs.
      return Refusal.refuse("unavailable", "Trying again.", CloseCode.SERVER_STOPPING);
    }
    LiveRoom gathering = in.get();
    JoinAttempt arrival =
        new JoinAttempt(
            gathering,
            part,
            hello.resume().flatMap(ClientMessage.LeftOff::connectionId),
            config.pingInterval());
    return arrival
        .arrive(hello.device())
        .map(
            seat -> {
              ConnectionState.Up line = (ConnectionState.Up) seat.connection();
              var connection =
                  new Connection(
                      wire,
                      later,
                      metrics,
                      config.maxQueued(),
                      line.connectionId(),
                      seat.participantId(),
                      line.since());
              connection.heard(gathering.now(), nanos.getAsLong());
              welcome(gathering, seat, connection, hello.resume());
              return new ParticipantConnection(gathering, connection, part.personId(), metrics);
            });
  }

  private void welcome(
      LiveRoom gathering,
      Seat seat,
      Connection connection,
      Optional<ClientMessage.LeftOff> leftOff) {
    Open open = (Open) gathering.session().state();
    AudienceKind audience = AudienceKind.of(seat);
    connection.follow(seat);
    gathering.seated().add(connection);
    Optional<List<Frame>> missed =
        leftOff
            .filter(left -> left.audience() == audience)
            .flatMap(left -> gathering.broadcast().missed(seat, left.version()));
    String shared =
        missed.isPresent()
            ? gathering.broadcast().sharedWhenResumed(open, Audience.of(seat))
            : gathering.broadcast().shared(open, seat);
    connection.send(
        MessageCodec.welcome(
            missed.isPresent() ? leftOff.orElseThrow().version() : gathering.session().version(),
            missed.isPresent(),
            gathering.now(),
            limits,
            connection.connectionId(),
            gathering.views().you(seat),
            shared));
    missed.ifPresent(frames -> frames.forEach(connection::send));
    gathering.broadcast().welcomed(open, seat, connection);
    if (audience == AudienceKind.LEADS) {
      gathering.floor().tell(connection);
    }
    gathering.desk().welcomed(connection);
    gathering.link().sayAgain(connection);
  }
}
