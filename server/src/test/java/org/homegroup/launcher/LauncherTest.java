package org.homegroup.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a clone of stand-ins: a java that prints its arguments, a Maven that only makes
/// the jar. Nothing is installed or built.
class LauncherTest {

  @TempDir Path folder;

  private FakeClone clone;

  @BeforeEach
  void makeClone() throws IOException {
    clone = new FakeClone(folder);
  }

  @Test
  @DisplayName(
      "It builds at the first start, runs the jar as its own process, and keeps standard output clean")
  void firstStart() throws Exception {
    var run = clone.run("start", "--json", "--port", "0");

    assertEquals(0, run.exitCode(), run.errors());
    assertEquals(1, run.output().lines().count(), run.output());
    assertTrue(run.output().endsWith("homegroup-server.jar start --json --port 0\n"), run.output());
    assertTrue(run.output().startsWith("jdk-25 " + run.pid() + " "), run.output());
    assertTrue(run.errors().contains("Building"), run.errors());
  }

  @Test
  @DisplayName(
      "It builds again only if a source changed or went away, and not for tests or dependencies")
  void staleness() throws Exception {
    clone.run("--version");
    assertFalse(clone.run("--version").errors().contains("Building"));

    clone.write("web-client/node_modules/new.js");
    clone.write("web-client/dist/new.js");
    clone.write("server/src/test/java/NewTest.java");
    assertFalse(clone.run("--version").errors().contains("Building"));

    Path source = clone.write("server/src/main/java/New.java");
    assertTrue(clone.run("--version").errors().contains("Building"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));
    Files.delete(source);
    assertTrue(clone.run("--version").errors().contains("Building"));
    assertFalse(clone.run("--version").errors().contains("Building"));
  }

  @Test
  @DisplayName("The measurements are built only for themselves, and again when they are stale")
  void measurements() throws Exception {
    clone.run("start");
    assertFalse(clone.exists("server/bench/target/homegroup-bench.jar"));

    var run = clone.run("bench", "live", "--rounds", "1");
    assertTrue(run.output().endsWith("homegroup-bench.jar live --rounds 1\n"), run.output());
    assertTrue(run.errors().contains("Building the measurements"), run.errors());
    assertFalse(clone.run("bench", "live").errors().contains("Building"));

    clone.write("server/bench/src/main/java/New.java");
    assertTrue(clone.run("bench", "live").errors().contains("Building the measurements"));
    clone.write("server/src/main/java/New.java");
    assertTrue(clone.run("bench", "live").errors().contains("Building the measurements"));
    assertFalse(clone.run("bench", "live").errors().contains("Building"));
  }

  @Test
  @DisplayName("A build that fails shows the end of its log, and nothing is started")
  void failingBuild() throws Exception {
    clone.program("mvn", "echo 'cannot find symbol'; exit 1");

    var run = clone.run("start");

    assertEquals(1, run.exitCode());
    assertEquals("", run.output());
    assertTrue(run.errors().contains("cannot find symbol"));
    assertTrue(run.errors().contains("The build failed; the whole output is in "));
  }

  @Test
  @DisplayName(
      "Without a JDK 25 it says in one line what to install, even if an older one is there")
  void noJdk() throws Exception {
    clone.removeJdk("jdk-25");

    var run = clone.run("start");

    assertEquals(1, run.exitCode());
    assertEquals(1, run.errors().lines().count(), run.errors());
    assertTrue(run.errors().contains("A JDK 25 or newer is needed."));
  }

  @Test
  @DisplayName("Without root it does not install, but prints the command that would")
  void notRoot() throws Exception {
    clone.program("id", "echo 1000");
    clone.remove("janus");

    var run = clone.run("start");
    var without = clone.run("start", "--no-bridge");

    assertEquals(1, run.exitCode());
    assertTrue(
        run.errors().contains("sudo apt-get install --yes --no-install-recommends janus"),
        run.errors());
    assertEquals(0, without.exitCode(), without.errors());
  }

  @Test
  @DisplayName("The TURN server is needed by the tests and not by a start")
  void turnServer() throws Exception {
    clone.program("id", "echo 1000");
    clone.remove("turnserver");

    assertEquals(0, clone.run("start").exitCode());
    var run = clone.run("test");
    assertEquals(1, run.exitCode());
    assertTrue(
        run.errors().contains("sudo apt-get install --yes --no-install-recommends coturn"),
        run.errors());
  }

  @Test
  @DisplayName("The tests fail if a test fails, or leaves a process behind, which is then ended")
  void tests() throws Exception {
    clone.program("mvn", "mkdir -p server/target; touch server/target/homegroup-server.jar");
    assertEquals(0, clone.run("test").exitCode());

    clone.program("mvn", "exit 1");
    assertEquals(1, clone.run("test").exitCode());

    clone.program("mvn", "sleep 600 & echo $! >child");
    var run = clone.run("test");
    long child = Long.parseLong(clone.read("child").strip());
    assertEquals(1, run.exitCode());
    assertTrue(run.errors().contains("Left behind by a test: " + child), run.errors());
    assertFalse(ProcessHandle.of(child).map(LauncherTest::isRunning).orElse(false));
  }

  @Test
  @DisplayName(
      "The tests tell the usual browser stories, with --all the long ones too, which need Firefox")
  void stories() throws Exception {
    clone.program("npm", "echo \"npm $*\"");

    var usual = clone.run("test");
    assertEquals(0, usual.exitCode(), usual.errors());
    assertTrue(usual.output().endsWith(" run e2e\n"), usual.output());
    assertTrue(usual.errors().contains("NOT RUN without a Videobridge"), usual.errors());

    clone.program("id", "echo 1000");
    var without = clone.run("test", "--all");
    assertEquals(1, without.exitCode());
    assertTrue(
        without.errors().contains("apt-get install --yes --no-install-recommends firefox-esr"),
        without.errors());

    clone.program("firefox-esr", "exit 0");
    var all = clone.run("test", "--all");
    assertEquals(0, all.exitCode(), all.errors());
    assertTrue(all.output().endsWith(" run e2e:all\n"), all.output());

    var wrong = clone.run("test", "--al");
    assertEquals(1, wrong.exitCode());
    assertTrue(wrong.errors().contains("knows no option --al"), wrong.errors());
  }

  /// A process may stay as a zombie, without a command line, on a machine that does not collect
  /// ended processes.
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
