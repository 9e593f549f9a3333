package org.homegroup.bridge;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Stores one snapshot per open conference, so that the next server can adopt conferences of a
/// server that died. The snapshot's format belongs to the bridge. It contains ids, numbers and the
/// bridge's own credentials, never names, addresses or session descriptions.
///
/// Writes are asynchronous: [#save] and [#delete] return at once and may be lost with the server.
/// Readers must therefore expect a snapshot that is slightly out of date, or that describes a
/// conference that no longer exists.
public interface ConferenceStore {

  /// Stores nothing: conferences end with this server.
  ConferenceStore NONE =
      new ConferenceStore() {
        @Override
        public void save(ConferenceId id, JsonObject document) {}

        @Override
        public void delete(ConferenceId id) {}

        @Override
        public Future<Optional<JsonObject>> find(ConferenceId id) {
          return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<List<ConferenceId>> ids() {
          return Future.succeededFuture(List.of());
        }
      };

  /// Replaces the conference's snapshot. The caller must not change the document afterwards.
  void save(ConferenceId id, JsonObject document);

  /// Deletes the snapshot of a conference that has ended.
  void delete(ConferenceId id);

  /// Returns the snapshot that this server saved last, or otherwise the one that an earlier server
  /// left.
  Future<Optional<JsonObject>> find(ConferenceId id);

  /// Returns the ids of all conferences that have a snapshot.
  Future<List<ConferenceId>> ids();
}
