package org.homegroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownTest {

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
}
