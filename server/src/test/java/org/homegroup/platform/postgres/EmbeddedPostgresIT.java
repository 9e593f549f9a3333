package org.homegroup.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.homegroup.platform.config.StartFailure;
import org.homegroup.platform.database.DatabaseSettings;
import org.homegroup.testing.Processes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

  @TempDir static Path shared;
  private static Binaries unpacked;

  @TempDir Path data;
  private EmbeddedPostgres postgres;

  @BeforeAll
  static void unpackOnce() throws IOException {
    unpacked = Binaries.under(shared);
  }

  @BeforeEach
  void linkUnpacked() throws IOException {
    Path home = Files.createDirectory(data.resolve("postgres"));
    Files.createSymbolicLink(
        home.resolve(unpacked.directory().getFileName()), unpacked.directory());
  }

  @AfterEach
  void stop() throws IOException {
    if (postgres == null) {
      start(); // Takes over what a failed test may have left running.
    }
    postgres.close();
    Files.delete(data.resolve("postgres").resolve(unpacked.directory().getFileName()));
  }

  @Test
  void keepsWhatWasWrittenFromOneStartToTheNext() throws SQLException {
    start();
    execute("create table note (text text)", "insert into note values ('kept')");
    postgres.close();
    start();
    assertEquals("kept", query("select text from note"));
  }

  @Test
  void commitsDurablySortsTheSameEverywhereAndAsksForAPassword() throws SQLException {
    start();
    assertEquals("on", query("show fsync"));
    assertEquals("on", query("show synchronous_commit"));
    assertEquals("UTC", query("show log_timezone"));
    assertEquals("C.UTF-8", query("select datlocale from pg_database where datname = 'homegroup'"));
    assertEquals("off", query("select current_setting('is_superuser')"));
    DatabaseSettings own = postgres.settings(1);
    SQLException refused =
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url(), own.user(), "x"));
    assertEquals("28P01", refused.getSQLState());
  }

  @Test
  void keepsItsSecretFromOtherUsers() throws IOException {
    start();
    assertEquals(
        "[OWNER_READ, OWNER_WRITE]",
        Files.getPosixFilePermissions(data.resolve("postgres/secret")).stream()
            .sorted()
            .toList()
            .toString());
    assertFalse(postgres.settings(1).toString().contains(postgres.settings(1).password()));
  }

  @Test
  void refusesASecondOwner() {
    start();
    StartFailure problem =
        assertThrows(StartFailure.class, () -> EmbeddedPostgres.start(data.resolve("postgres"), 0));
    assertTrue(problem.getMessage().contains("in use by another Homegroup"), problem.getMessage());
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      StartFailure problem =
          assertThrows(
              StartFailure.class,
              () -> EmbeddedPostgres.start(data.resolve("postgres"), taken.getLocalPort()));
      assertTrue(problem.getMessage().contains("port is taken"), problem.getMessage());
    }
    start(); // The refused start has let go of the directory.
  }

  @Test
  void takesAnotherPortWhenAFreeOneWasTakenMeanwhile() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var ports = List.of(taken.getLocalPort(), free.getLocalPort()).iterator();
      free.close();
      postgres = EmbeddedPostgres.start(data.resolve("postgres"), ports::next, 2);
      assertEquals(free.getLocalPort(), postgres.settings(1).port());
      assertEquals("1", query("select 1"));
    }
  }

  @Test
  void stopsThePostgresThatAKilledHomegroupLeftRunning() throws Exception {
    long orphan = startInAnotherProcessAndKillIt();
    assertTrue(ProcessHandle.of(orphan).isPresent());
    start();
    assertTrue(Processes.isGone(orphan));
    assertEquals("kept", query("select text from note"));
  }

  @Test
  void recoversWhenPostgresWasKilledToo() throws Exception {
    long orphan = startInAnotherProcessAndKillIt();
    Processes.kill(orphan);
    start();
    assertEquals("kept", query("select text from note"));
  }

  @Test
  void recoversWhenTheProcessNumberOfAKilledPostgresBelongsToSomebodyElse() throws Exception {
    start();
    postgres.close();
    Path pidFile = data.resolve("postgres/data/postmaster.pid");
    Files.writeString(pidFile, "1\n" + data.resolve("postgres/data") + "\n0\n0\n\n\n\n");
    start();
    assertEquals("1", query("select 1"));
  }

  @Test
  void beginsAgainWhenTheFirstStartWasInterrupted() throws Exception {
    Files.createDirectories(data.resolve("postgres/data.init-1/base"));
    start();
    assertFalse(Files.exists(data.resolve("postgres/data.init-1")));
    assertEquals("1", query("select 1"));
  }

  private void start() {
    postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0);
  }

  /// Returns the process id of the PostgreSQL that is left.
  private long startInAnotherProcessAndKillIt() throws Exception {
    Process owner = Processes.java(AbandonedOwner.class, data.resolve("postgres").toString());
    Processes.awaitLine(owner, "started");
    Processes.kill(owner.pid());
    owner.waitFor();
    Path pidFile = data.resolve("postgres/data/postmaster.pid");
    return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
  }

  /// Starts, writes, and waits to be killed.
  static final class AbandonedOwner {
    public static void main(String[] args) throws Exception {
      EmbeddedPostgresIT self = new EmbeddedPostgresIT();
      self.postgres = EmbeddedPostgres.start(Path.of(args[0]), 0);
      self.execute("create table note (text text)", "insert into note values ('kept')");
      System.out.println("started");
      Thread.currentThread().join();
    }
  }

  private String url() {
    DatabaseSettings own = postgres.settings(1);
    return "jdbc:postgresql://%s:%d/%s".formatted(own.host(), own.port(), own.database());
  }

  private Connection connect() throws SQLException {
    DatabaseSettings own = postgres.settings(1);
    return DriverManager.getConnection(url(), own.user(), own.password());
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
