package org.homegroup.testing.identity;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.homegroup.app.DemoLinks;
import org.homegroup.app.StartResult;
import org.homegroup.id.OrganizationId;
import org.homegroup.identity.SignInService;
import org.homegroup.identity.link.MagicLinks;
import org.homegroup.identity.token.AccessTokens;
import org.homegroup.identity.token.SigningKeys;
import org.homegroup.platform.database.Database;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.file.PracticeLoader;
import org.homegroup.practice.file.Practices;
import org.homegroup.projection.EndedSessions;
import org.homegroup.testing.TestClock;
import org.homegroup.testing.TestPostgres;

/// Everything identity needs, with a small practice loaded and a clock that stands still. All tests
/// share one database, which each new house empties: one house at a time.
public final class IdentityFixture implements AutoCloseable {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Database DATABASE = TestPostgres.open(VERTX);

  public final TestClock clock = new TestClock("2026-11-24T18:00:10Z");
  public final Vertx vertx = VERTX;
  public final Database database = DATABASE;
  public final PracticeDirectory directory = new PracticeDirectory(vertx, database.pool(), clock);
  public final OrganizationId organization;
  public final MagicLinks links;
  public final AccessTokens tokens;
  public final SignInService identity;
  public volatile URI baseUrl = URI.create("http://localhost:8080");

  public IdentityFixture(Path dataDirectory) throws Exception {
    done(database.pool().query("truncate organization, signing_key cascade").execute());
    // No session is over by the clock when the practice is loaded, so the journal is not asked.
    EndedSessions none = _ -> Future.succeededFuture(Set.of());
    var loader = new PracticeLoader(database.pool(), none, clock, Duration.ofMinutes(15));
    organization = done(loader.load(Practices.small()));
    links = new MagicLinks(database.pool(), clock, Duration.ofDays(7), () -> baseUrl);
    SigningKeys keys = done(SigningKeys.open(vertx, database.pool(), clock, dataDirectory));
    tokens = new AccessTokens(keys, clock, Duration.ofMinutes(10));
    identity =
        new SignInService(database.pool(), clock, Duration.ofHours(12), links, tokens, directory);
  }

  public static <T> T done(Future<T> future) throws Exception {
    return future.await(60, SECONDS);
  }

  /// The secret of a fresh link of somebody, by full name.
  public String secretOf(String name) throws Exception {
    List<StartResult.Invited> people = done(new DemoLinks(directory, links).make(organization));
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
