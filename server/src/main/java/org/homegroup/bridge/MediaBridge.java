package org.homegroup.bridge;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/// The port to a media bridge. Only the server and its reconcilers hold one; a browser never gets
/// its API.
public interface MediaBridge {

  /// The name of the bridge in configuration, logs and metrics.
  String name();

  /// Returns true if conferences can be opened now.
  boolean available();

  /// Calls `listener` on the caller's context each time [#available] changes; a value may be
  /// repeated. When it becomes false, every open conference is gone, and got [ConferenceEvent.Lost]
  /// before if the bridge knows when media last arrived. Run the result to unsubscribe.
  Runnable onAvailability(Consumer<Boolean> listener);

  /// Opens a conference.
  ///
  /// Fails with [BridgeFailure]. `events` runs on the caller's context, and the conference's
  /// futures complete there.
  ///
  /// @param storedSnapshot the last [ConferenceEvent.SnapshotChanged] that this bridge sent to an
  ///     earlier server for this id. If that conference still exists it is adopted, and
  ///     [Conference#adopted] lists its endpoints; what exists but cannot be adopted is removed.
  ///     Otherwise the conference is new and empty
  Future<Conference> open(
      ConferenceId id, Optional<JsonObject> storedSnapshot, Consumer<ConferenceEvent> events);

  /// Opens a new conference.
  default Future<Conference> open(ConferenceId id, Consumer<ConferenceEvent> events) {
    return open(id, Optional.empty(), events);
  }

  /// Returns the current load, for the choice among bridges. Called every few seconds; a bridge
  /// that fails to answer counts as full.
  Future<BridgeLoad> load();

  /// Releases the bridge client's resources but lets the media of open conferences flow on, so that
  /// a server that starts now can adopt them. If none does, they end after a bounded time. A bridge
  /// that cannot do this closes.
  Future<Void> handOver();

  /// Cuts all media and releases the bridge client's resources (sockets, child process).
  Future<Void> close();
}
