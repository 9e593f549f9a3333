package org.homegroup.bridge.none;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.BridgeLoad;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.MediaBridge;

/// The bridge of a server that is configured to have none. It is never available.
public final class NoBridge implements MediaBridge {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public boolean available() {
    return false;
  }

  @Override
  public Runnable onAvailability(Consumer<Boolean> listener) {
    return () -> {};
  }

  @Override
  public Future<Conference> open(
      ConferenceId id, Optional<JsonObject> storedSnapshot, Consumer<ConferenceEvent> events) {
    return Future.failedFuture(new BridgeFailure.Unreachable("there is no bridge"));
  }

  @Override
  public Future<BridgeLoad> load() {
    return Future.succeededFuture(BridgeLoad.IDLE);
  }

  @Override
  public Future<Void> handOver() {
    return close();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
