package org.homegroup.testing;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.Future;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.journal.Journal;
import org.homegroup.practice.Booking;
import org.homegroup.session.Actor;
import org.homegroup.session.Device;
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionCommand;
import org.junit.jupiter.api.BeforeEach;

/// The group of that practice, driven by commands through the real rules, while people ask over
/// HTTP.
public abstract class GroupOverHttp extends PracticeOverHttp {

  protected Booking booking;

  @BeforeEach
  final void isBooked() throws Exception {
    booking = done(practice.booking(group)).orElseThrow();
  }

  /// Serves the routes; the doors of the group are open, and nobody is there.
  protected final void opens(Journal journal, Endpoints... features) throws Exception {
    serve(journal, features);
    play(
        at ->
            new SessionCommand.ScheduleSession(
                booking.sessionId(),
                booking.roomId(),
                booking.doorsOpenAt(),
                booking.startsAt(),
                booking.endsAt(),
                booking.zone(),
                at));
    play(at -> new SessionCommand.OpenDoors(Actor.CLOCK, at));
  }

  /// A person arrives, whose seat is then [#seat].
  ///
  /// @param key of a person of the practice
  protected final void arrives(String key) throws Exception {
    PersonId person = person(key);
    play(
        at ->
            new SessionCommand.Arrive(
                person,
                booking.roleOf(person).orElseThrow(),
                booking.mayLead(person),
                booking.supervises(person),
                seat(key),
                new ConnectionId("c-" + key),
                Optional.empty(),
                Device.COMPUTER,
                Optional.empty(),
                at));
  }

  protected static ParticipantId seat(String key) {
    return new ParticipantId("p-" + key);
  }

  /// Submits a command that must be accepted.
  protected final void play(Function<Instant, SessionCommand> command) throws Exception {
    assertInstanceOf(Outcome.Done.class, onLoop(() -> submit(command)));
  }

  /// Submits on the loop.
  protected final Future<Outcome> submit(Function<Instant, SessionCommand> command) {
    return sessions.open(booking.sessionId()).compose(session -> session.submit(command));
  }

  /// A request about the group's session.
  ///
  /// @param path below that of the group's session, with its slash
  protected final HttpRequest.Builder ofTheGroup(String key, String path) throws Exception {
    return requestOf(key, pathOfTheGroup(path));
  }

  protected final String pathOfTheGroup(String path) {
    return "/api/sessions/%s%s".formatted(booking.sessionId(), path);
  }

  protected static HttpRequest.Builder posting(HttpRequest.Builder request, String body) {
    return request
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }
}
