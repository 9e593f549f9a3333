package org.homegroup.bridge.janus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.MediaStory;
import org.homegroup.bridge.MeetingOfTabs;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.bridge.pool.BridgeMember;
import org.homegroup.bridge.pool.BridgePool;
import org.homegroup.bridge.pool.BridgeState;
import org.homegroup.platform.loop.Timers;
import org.homegroup.session.MediaKind;
import org.homegroup.testing.AwaitCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two real Januses on one machine as a pool, with two real browser tabs. Needs what
/// [JanusMediaIT] needs.
class JanusPoolIT extends MediaStory {

  private final Map<String, JanusBridge> bridges = new LinkedHashMap<>();
  private Vertx vertx;
  private BridgePool pool;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    bridges.put("one", start("one", 20_000));
    bridges.put("two", start("two", 20_500));
    pool =
        new BridgePool(
            bridges.entrySet().stream()
                .map(
                    each ->
                        new BridgeMember(
                            each.getKey(), "janus", Optional.empty(), false, each.getValue()))
                .toList(),
            _ -> Future.succeededFuture(Optional.empty()),
            InstantSource.system());
    meeting = new MeetingOfTabs(vertx);
    meeting.run(() -> pool.start(Timers.of(vertx)));
    begin(pool);
    arrive(List.of("ana", "ben"));
  }

  /// A program of its own for each, which can be taken away so that a restart fails.
  private JanusBridge start(String name, int firstPort) throws Exception {
    Path program = program(name);
    Files.createDirectories(program.getParent());
    Files.createSymbolicLink(program, Path.of("/usr/bin/janus"));
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      for (Path each = program.getParent(); each.startsWith(folder); each = each.getParent()) {
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    JanusSettings usual = JanusSettings.in(folder.resolve("janus-" + name));
    JanusSettings own =
        new JanusSettings(
            usual.folder(),
            program.toString(),
            usual.address(),
            usual.publicAddress(),
            0,
            0,
            firstPort,
            firstPort + 499,
            usual.publishersMax(),
            usual.bitrateMax(),
            usual.answerWithin(),
            usual.browserWithin(),
            usual.carryOnWithin());
    return AwaitCondition.of(JanusBridge.start(vertx, own, InstantSource.system()));
  }

  private Path program(String name) {
    return folder.resolve("programs").resolve(name).resolve("janus");
  }

  @AfterEach
  void close() throws Exception {
    end();
    for (JanusBridge bridge : bridges.values()) {
      AwaitCondition.of(bridge.close());
    }
    AwaitCondition.of(vertx.close());
  }

  @Test
  @DisplayName("a killed Janus's session is on the other at once, and media comes again")
  void moves() throws Exception {
    meeting.admit("ana");
    meeting.admit("ben");
    meeting.awaitEverybodySees(SOON, "ana", "ben");
    BridgeState before = withTheSession();
    assertEquals(2, before.endpoints());
    meeting.await(SOON, "it tells its load", () -> withTheSession().load().isPresent());

    Files.delete(program(before.name()));
    Instant killed = Instant.now();
    ProcessHandle.of(bridges.get(before.name()).pid()).orElseThrow().destroyForcibly();
    meeting.firstFrames.clear();
    meeting.await(SOON, "the other has the session", () -> isOnTheOther(before.name()));
    Duration moved = Duration.between(killed, Instant.now());
    meeting.await(SOON, "two first frames", () -> meeting.firstFrames.size() == 2);
    System.out.println(
        "bridge killed: session moved after "
            + moved.toMillis()
            + " ms, both see each other after "
            + Duration.between(killed, Instant.now()).toMillis()
            + " ms");
    meeting.awaitEverybodySees(SOON, "ana", "ben");

    assertEquals(List.of(true), meeting.bridgeStates, "video was possible all the time");
    assertEquals(List.of(), meeting.errors);
    for (String who : List.of("ana", "ben")) {
      for (MediaKind kind : MediaKind.values()) {
        List<Boolean> story =
            meeting.media.stream()
                .filter(each -> each.who().equals(who) && each.kind() == kind)
                .map(MeetingOfTabs.Media::up)
                .toList();
        assertEquals(List.of(true, false, true), story, who + " " + kind);
      }
    }
    BridgeState dead = state(before.name());
    assertEquals(1, dead.moves());
    assertTrue(!dead.available() && dead.conferences() == 0, dead.toString());
  }

  private BridgeState withTheSession() {
    return states().stream().filter(each -> each.conferences() == 1).findFirst().orElseThrow();
  }

  private boolean isOnTheOther(String name) {
    return states().stream().anyMatch(each -> !each.name().equals(name) && each.endpoints() == 2);
  }

  private BridgeState state(String name) {
    return states().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /// Asked where the pool lives.
  private List<BridgeState> states() {
    return meeting.call(pool::states);
  }
}
