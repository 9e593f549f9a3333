package org.homegroup.signaling;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.homegroup.config.SignalingConfig;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.Device;
import org.homegroup.session.GroupSession.Open;
import org.homegroup.session.Line;
import org.homegroup.session.Outcome;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.Seat;
import org.homegroup.session.SessionBusy;
import org.homegroup.session.SessionCommand;

/// Lets a connection in: who is it (token), what part do they have (booking), what do the rules say
/// (arrive). Then it welcomes them with what they may see.
final class Greeter {

  private static final Duration LATE_PONG = Duration.ofSeconds(1);

  private final SignalingConfig config;
  private final Signaling.TokenVerifier tokens;
  private final Signaling.Bookings bookings;
  private final Gatherings gatherings;
  private final Executor later;
  private final Metrics metrics;
  private final LongSupplier nanos;
  private final MessageCodec.Limits limits;
  private boolean stopping;

  Greeter(
      SignalingConfig config,
      Signaling.TokenVerifier tokens,
      Signaling.Bookings bookings,
      Gatherings gatherings,
      Executor later,
      Metrics metrics,
      LongSupplier nanos) {
    this.config = config;
    this.tokens = tokens;
    this.bookings = bookings;
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

  /// Why somebody is not let in, as the protocol says it.
  record Refusal(String code, String detail, CloseCode close, boolean unexpected) {}

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.code(), null, false, false);
      this.refusal = refusal;
    }
  }

  /// One attempt to come in.
  ///
  /// @param at when the rules were asked the last time; empty when they never were
  private record Coming(
      ConnectionId fresh, Optional<ConnectionId> former, AtomicReference<Instant> at) {

    boolean isOn(Line.Up line) {
      boolean own =
          line.connectionId().equals(fresh)
              || former.filter(line.connectionId()::equals).isPresent();
      return own && line.since().equals(at.get());
    }

    void neverCame(Gathering gathering, PersonId personId) {
      Instant arrivedAt = at.get();
      if (arrivedAt != null) {
        Departures.neverCame(gathering, personId, fresh, arrivedAt);
        former.ifPresent(id -> Departures.neverCame(gathering, personId, id, arrivedAt));
      }
    }
  }

  private record Part(PersonId personId, Booking booking, Role role) {}

  /// From now on nobody is let in.
  void stop() {
    stopping = true;
  }

  /// Seats the connection and welcomes it; fails with what [#refusal] explains.
  Future<Member> greet(ClientMessage.Hello hello, Wire wire) {
    if (hello.protocol() != MessageCodec.PROTOCOL) {
      return refuse("protocol-version", "Please load the page again.", CloseCode.PROTOCOL_VERSION);
    }
    return tokens
        .verify(hello.token())
        .recover(
            _ -> refuse("unauthorised", "Please follow your link again.", CloseCode.UNAUTHORISED))
        .compose(person -> bookings.of(hello.sessionId()).compose(found -> part(person, found)))
        .compose(part -> gatherings.of(part.booking()).compose(in -> enter(in, part, hello, wire)));
  }

  private Future<Member> enter(
      Optional<Gathering> in, Part part, ClientMessage.Hello hello, Wire wire) {
    if (in.isEmpty()) {
      return refuse(Rejection.SESSION_ENDED);
    }
    if (stopping || wire.isClosed()) {
      // Nobody who is gone already may take the seat from a newer connection of theirs.
      return refuse("unavailable", "Trying again.", CloseCode.SERVER_STOPPING);
    }
    Gathering gathering = in.get();
    var coming =
        new Coming(
            new ConnectionId("c-" + shortId()),
            hello.resume().flatMap(ClientMessage.LeftOff::connectionId),
            new AtomicReference<>());
    return arrive(gathering, part, coming, hello.device())
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
              return new Member(gathering, connection, metrics);
            })
        .onFailure(
            failure -> {
              if (!(failure instanceof Refused)) {
                coming.neverCame(gathering, part.personId());
              }
            });
  }

  static Refusal refusal(Throwable failure) {
    return switch (failure) {
      case Refused refused -> refused.refusal;
      case SessionBusy _ ->
          new Refusal("busy", "The server is busy. Trying again.", CloseCode.REFUSED, false);
      case JournalUnavailable _ ->
          new Refusal(
              "unavailable",
              "Your coming could not be recorded. Trying again.",
              CloseCode.REFUSED,
              false);
      default -> new Refusal("internal", "Something broke on our side.", CloseCode.REFUSED, true);
    };
  }

  private static Future<Part> part(PersonId person, Optional<Booking> booking) {
    if (booking.isEmpty()) {
      return refuse(Rejection.UNKNOWN_SESSION);
    }
    return booking
        .get()
        .roleOf(person)
        .map(role -> Future.succeededFuture(new Part(person, booking.get(), role)))
        .orElseGet(
            () -> refuse("not-booked", "You have no part in this session.", CloseCode.REFUSED));
  }

  private Future<Seat> arrive(Gathering gathering, Part part, Coming coming, Device device) {
    var freshSeat = new ParticipantId("p-" + shortId());
    return gathering
        .session()
        .submit(
            now -> {
              coming.at().set(now);
              return new SessionCommand.Arrive(
                  part.personId(),
                  part.role(),
                  part.booking().mayLead(part.personId()),
                  freshSeat,
                  coming.fresh(),
                  coming.former(),
                  device,
                  otherLastSeenAt(gathering, part.personId(), coming.former(), now),
                  now);
            })
        .compose(
            outcome ->
                switch (outcome) {
                  case Outcome.Refused(var rejection) -> refuseAtDoor(gathering, rejection);
                  case Outcome.Done _ -> seatOf(gathering, part.personId(), coming);
                });
  }

  /// A connection that has not missed a ping counts as alive until now: the person changes devices.
  /// One that has is a line that was lost, which nobody had noticed yet; and so is the line of a
  /// page that comes back itself.
  private Optional<Instant> otherLastSeenAt(
      Gathering gathering, PersonId personId, Optional<ConnectionId> former, Instant now) {
    if (!(gathering.session().state() instanceof Open open)) {
      return Optional.empty();
    }
    Seated seated = gathering.seated();
    Optional<Seat> seat = open.seatOf(personId);
    Optional<Connection> other = seat.flatMap(one -> seated.of(one.participantId()));
    if (other.isPresent()) {
      Instant heard = other.get().lastHeardAt();
      Duration fresh = config.pingInterval().plus(LATE_PONG);
      boolean lost =
          former.filter(other.get().connectionId()::equals).isPresent()
              || heard.plus(fresh).isBefore(now);
      return Optional.of(lost ? heard : now);
    }
    return seat.flatMap(
        one -> one.connectionId().flatMap(id -> seated.departedAt(one.participantId(), id)));
  }

  private static <T> Future<T> refuseAtDoor(Gathering gathering, Rejection rejection) {
    if (rejection == Rejection.DOOR_LOCKED) {
      gathering.seated().toLeads(MessageCodec.frame(new ServerMessage.DoorTried(gathering.now())));
    }
    return refuse(rejection);
  }

  /// By now somebody else may already have changed the state again.
  private static Future<Seat> seatOf(Gathering gathering, PersonId personId, Coming coming) {
    if (!(gathering.session().state() instanceof Open open)) {
      return refuse(Rejection.SESSION_ENDED);
    }
    Optional<Seat> seat = open.seatOf(personId);
    if (seat.map(Seat::line).orElse(null) instanceof Line.Up line && coming.isOn(line)) {
      return Future.succeededFuture(seat.get());
    }
    Rejection notHere = Rejection.NOT_HERE;
    return refuse(
        notHere.code(),
        Explanations.of(notHere),
        seat.isPresent() ? CloseCode.TAKEN_OVER : CloseCode.REFUSED);
  }

  private void welcome(
      Gathering gathering,
      Seat seat,
      Connection connection,
      Optional<ClientMessage.LeftOff> leftOff) {
    Open open = (Open) gathering.session().state();
    Audience audience = Audience.of(seat);
    connection.audience(audience);
    gathering.seated().add(connection);
    Optional<List<Frame>> missed =
        leftOff
            .filter(left -> left.audience() == audience)
            .flatMap(left -> gathering.broadcast().missed(audience, left.version()));
    String shared =
        missed.isPresent()
            ? gathering.broadcast().sharedWhenResumed(open, audience)
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
    gathering.link().sayAgain(connection);
  }

  private static <T> Future<T> refuse(Rejection rejection) {
    return refuse(rejection.code(), Explanations.of(rejection), CloseCode.REFUSED);
  }

  private static <T> Future<T> refuse(String code, String detail, CloseCode close) {
    return Future.failedFuture(new Refused(new Refusal(code, detail, close, false)));
  }

  private static String shortId() {
    UUID random = UUID.randomUUID();
    return Long.toString(random.getMostSignificantBits() >>> 1, Character.MAX_RADIX);
  }
}
