package org.homegroup.identity;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.homegroup.Welcome;
import org.homegroup.database.Database;
import org.homegroup.journal.Journal;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.PracticeLoader;
import org.homegroup.practice.Practices;
import org.homegroup.testing.TestClock;
import org.homegroup.testing.TestPostgres;

/// Everything identity needs, with a small practice loaded and a clock that stands still. All tests
/// share one database, which each new house empties: one house at a time.
final class House implements AutoCloseable {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Database DATABASE = TestPostgres.open(VERTX);

  final TestClock clock = new TestClock("2026-11-24T18:00:10Z");
  final Vertx vertx = VERTX;
  final Database database = DATABASE;
  final PracticeDirectory directory = new PracticeDirectory(vertx, database.pool(), clock);
  final UUID organisation;
  final Links links;
  final AccessTokens tokens;
  final Identity identity;
  volatile URI baseUrl = URI.create("http://localhost:8080");

  House(Path dataDirectory) throws Exception {
    done(database.pool().query("truncate organisation, signing_key cascade").execute());
    // No session is over by the clock when the practice is loaded, so the journal is not asked.
    Journal none = null;
    var loader = new PracticeLoader(database.pool(), none, clock, Duration.ofMinutes(15));
    organisation = done(loader.load(Practices.small()));
    links = new Links(database.pool(), clock, Duration.ofDays(7), () -> baseUrl);
    SigningKeys keys = done(SigningKeys.open(vertx, database.pool(), clock, dataDirectory));
    tokens = new AccessTokens(keys, clock, Duration.ofMinutes(10));
    identity = new Identity(database.pool(), clock, Duration.ofHours(12), links, tokens, directory);
  }

  static <T> T done(Future<T> future) throws Exception {
    return future.await(60, SECONDS);
  }

  /// The secret of a fresh link of somebody, by full name.
  String secretOf(String name) throws Exception {
    List<Welcome.Invited> people = done(new DemoLinks(directory, links).make(organisation));
    return people.stream()
        .filter(one -> one.name().equals(name))
        .map(one -> one.link().getFragment().substring("link=".length()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws Exception {
    for (String deployment : vertx.deploymentIDs()) {
      done(vertx.undeploy(deployment));
    }
  }
}
