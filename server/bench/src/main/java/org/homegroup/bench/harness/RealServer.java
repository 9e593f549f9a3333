package org.homegroup.bench.harness;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homegroup.Main;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.identity.token.AccessTokens;
import org.homegroup.identity.token.Principal;
import org.homegroup.identity.token.SigningKeys;
import org.homegroup.platform.database.Database;
import org.homegroup.practice.PersonKind;

/// The measured server: the product's own program with embedded PostgreSQL. Access tokens of its
/// people are signed with the server's key before the measurements begin.
public final class RealServer implements AutoCloseable {

  /// The options that differ from the defaults, each with the reason.
  public static final String CONFIGURATION =
      """
      homegroup {
        # A load test is all the messages of an hour in a second.
        signaling { messages-per-second = 10000, burst = 100000 }
        # Tokens are made before the measurements.
        identity { access-token-ttl = 12 hours }
      }
      """;

  private static final Duration TOKEN_TTL = Duration.ofHours(12);
  private static final int POOL_SIZE = 4;

  private final ChildProcess process;
  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final int port;
  private final AccessTokens tokens;
  private final Map<String, Principal> people = new HashMap<>();
  private final Map<String, String> sessions = new HashMap<>();
  private final Map<String, String> made = new HashMap<>();

  private RealServer(ChildProcess process, Path data) {
    this.process = process;
    this.port = URI.create(new JsonObject(process.readyLine()).getString("baseUrl")).getPort();
    this.database = Database.open(vertx, RunningPostgres.of(data, POOL_SIZE));
    var clock = InstantSource.system();
    SigningKeys keys = await(SigningKeys.open(vertx, database.pool(), clock, data));
    this.tokens = new AccessTokens(keys, clock, TOKEN_TTL);
    readPractice();
  }

  public static RealServer start(Path directory, String practice, List<String> flags) {
    Path data = directory.resolve("data");
    Path practiceFile = directory.resolve("practice.conf");
    Path configuration = directory.resolve("server.conf");
    try {
      Files.writeString(practiceFile, practice);
      Files.writeString(configuration, CONFIGURATION);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    ChildProcess process =
        ChildProcess.start(
            directory.resolve("server.log"),
            flags,
            Main.class,
            List.of(
                "start",
                "--config",
                configuration.toString(),
                "--data",
                data.toString(),
                "--practice",
                practiceFile.toString(),
                "--port",
                "0",
                "--no-bridge",
                "--json"));
    try {
      return new RealServer(process, data);
    } catch (RuntimeException failure) {
      process.close();
      throw failure;
    }
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public Vertx vertx() {
    return vertx;
  }

  public Pool pool() {
    return database.pool();
  }

  /// @param key of a session in the practice file
  public String sessionId(String key) {
    return sessions.get(key);
  }

  /// Returns the person's token, the same at each call.
  public String token(String personKey) {
    return made.computeIfAbsent(personKey, key -> tokens.sign(people.get(key)));
  }

  @Override
  public void close() {
    try {
      await(database.close());
      await(vertx.close());
    } finally {
      process.close();
    }
  }

  public static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private void readPractice() {
    for (Row row : rows("select id, organization_id, key, kind from person where active")) {
      people.put(
          row.getString("key"),
          new Principal(
              new PersonId(row.getUUID("id").toString()),
              new OrganizationId(row.getUUID("organization_id").toString()),
              row.getString("kind").equals("staff") ? PersonKind.CLINICIAN : PersonKind.PATIENT));
    }
    for (Row row : rows("select id, key from group_session where active")) {
      sessions.put(row.getString("key"), row.getUUID("id").toString());
    }
  }

  private RowSet<Row> rows(String sql) {
    return await(database.pool().query(sql).execute());
  }
}
