package org.homegroup.bridge;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/// A media bridge. Only [BridgeReconciler] and [org.homegroup.app.Server] hold one; a browser never
/// gets its API.
public interface MediaBridge {

  /// The name of the bridge in configuration, logs and metrics.
  String name();

  /// Whether conferences can be opened now.
  boolean available();

  /// Calls `listener` on the caller's context each time [#available] changes, and perhaps again
  /// with what it was. When it becomes false, every conference that was open is void, and was told
  /// [ConferenceEvent.Lost] before if the bridge knows when media last came. Run what is
  /// returned to hear no more.
  Runnable onAvailability(Consumer<Boolean> listener);

  /// Opens a conference. `storedSnapshot` is what this bridge last told an earlier server to
  // remember
  /// under this id: when that conference still lives it is carried on with, and
  /// [Conference#living] tells who is in it; what lives of it but cannot be carried on with is
  /// ended. Otherwise the conference is new and empty. Fails with [BridgeFailure]. `events` runs on
  /// the caller's context, and so are the futures of the conference completed.
  Future<Conference> open(
      ConferenceId id, Optional<JsonObject> storedSnapshot, Consumer<ConferenceEvent> events);

  /// Opens a new conference.
  default Future<Conference> open(ConferenceId id, Consumer<ConferenceEvent> events) {
    return open(id, Optional.empty(), events);
  }

  /// How busy it is. Asked every few seconds by who has to choose among bridges; one that fails to
  /// answer counts as full.
  Future<BridgeLoad> load();

  /// Releases what the bridge client holds and lets the media of open conferences flow on for a
  /// server that is started now, where that is possible; for a bounded time, if none is.
  Future<Void> handOver();

  /// Cuts all media and releases what the bridge client holds (sockets, child process).
  Future<Void> close();
}
