package org.homegroup.signaling;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.homegroup.config.SignalingConfig;
import org.homegroup.metrics.Metrics;
import org.homegroup.session.GroupSession.Open;
import org.homegroup.session.Line;
import org.homegroup.session.Rejection;
import org.homegroup.session.Seat;

/// Lets a connection in: who is it (token), what part do they have (booking), what do the rules say
/// (arrive). Then it welcomes them with what they may see.
final class Greeter {

  private final SignalingConfig config;
  private final Credentials credentials;
  private final Gatherings gatherings;
  private final Executor later;
  private final Metrics metrics;
  private final LongSupplier nanos;
  private final MessageCodec.Limits limits;
  private boolean stopping;

  Greeter(
      SignalingConfig config,
      Credentials credentials,
      Gatherings gatherings,
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
  void stop() {
    stopping = true;
  }

  /// Seats the connection and welcomes it; fails with what [Refusal#of] explains.
  Future<Member> greet(ClientMessage.Hello hello, Wire wire) {
    return credentials
        .part(hello.protocol(), hello.token(), hello.sessionId())
        .compose(part -> gatherings.of(part.booking()).compose(in -> enter(in, part, hello, wire)));
  }

  private Future<Member> enter(
      Optional<Gathering> in, Arrival.Part part, ClientMessage.Hello hello, Wire wire) {
    if (in.isEmpty()) {
      return Refusal.refuse(Rejection.SESSION_ENDED);
    }
    if (stopping || wire.isClosed()) {
      // Nobody who is gone already may take the seat from a newer connection of theirs.
      return Refusal.refuse("unavailable", "Trying again.", CloseCode.SERVER_STOPPING);
    }
    Gathering gathering = in.get();
    Arrival arrival =
        new Arrival(
            gathering,
            part,
            hello.resume().flatMap(ClientMessage.LeftOff::connectionId),
            config.pingInterval());
    return arrival
        .arrive(hello.device())
        .map(
            seat -> {
              Line.Up line = (Line.Up) seat.line();
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
              return new Member(gathering, connection, part.personId(), metrics);
            });
  }

  private void welcome(
      Gathering gathering,
      Seat seat,
      Connection connection,
      Optional<ClientMessage.LeftOff> leftOff) {
    Open open = (Open) gathering.session().state();
    Audience audience = Audience.of(seat);
    connection.follow(seat);
    gathering.seated().add(connection);
    Optional<List<Frame>> missed =
        leftOff
            .filter(left -> left.audience() == audience)
            .flatMap(left -> gathering.broadcast().missed(seat, left.version()));
    String shared =
        missed.isPresent()
            ? gathering.broadcast().sharedWhenResumed(open, Circle.of(seat))
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
    if (audience == Audience.LEADS) {
      gathering.floor().tell(connection);
    }
    gathering.desk().welcomed(connection);
    gathering.link().sayAgain(connection);
  }
}
