package org.homegroup.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.platform.config.ConfigLoader;
import org.homegroup.platform.config.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownTest {

  @TempDir private Path data;

  private final List<String> stopped = new ArrayList<>();
  private final Shutdown shutdown = new Shutdown();

  private Future<?> stops(String name) {
    stopped.add(name);
    return Future.succeededFuture();
  }

  @Test
  void whatCameFirstGoesLast() {
    shutdown.last("metrics", () -> stops("metrics"));
    shutdown.add("database", () -> stops("database"));
    shutdown.add("http", () -> stops("http"));
    shutdown.run();
    shutdown.run();
    assertEquals(List.of("http", "database", "metrics"), stopped);
  }

  @Test
  void aPartThatFailsKeepsNoOtherFromStopping() {
    shutdown.add("database", () -> stops("database"));
    shutdown.add("bridge", () -> Future.failedFuture("gone"));
    shutdown.add(
        "http",
        () -> {
          throw new IllegalStateException("broken");
        });
    shutdown.run();
    assertEquals(List.of("database"), stopped);
  }

  @Test
  void whatStartsWhileItStopsIsStopped() {
    shutdown.run();
    assertThrows(IllegalStateException.class, () -> shutdown.add("bridge", () -> stops("bridge")));
    assertEquals(List.of("bridge"), stopped);
  }

  @Test
  void aServerThatIsStoppedWhileItStartsSaysSoInOneSentence() {
    var settings = Map.<String, Object>of("homegroup.http.port", 0);
    var server = new Server(new ConfigLoader(Map.of(), data).load(Optional.empty(), settings));
    server.stop();
    StartFailure stopped = assertThrows(StartFailure.class, server::start);
    assertEquals("Stopped while it was starting.", stopped.getMessage());
  }
}
