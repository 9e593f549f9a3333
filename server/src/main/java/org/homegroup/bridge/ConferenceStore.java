package org.homegroup.bridge;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What bridges have to remember of their open conferences so that, when this server has died, the
/// next one finds them and carries on: one document for each, in the words of the bridge. It holds
/// ids, numbers and the bridge's own credentials, never names, addresses or session descriptions.
///
/// Written behind: [#save] and [#delete] return at once, and may be lost with the server.
/// Whoever reads a document must expect that it is a little behind, or about something that is
/// gone.
public interface ConferenceStore {

  /// Of a server that lets its conferences end with it.
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

  /// Replaces what was remembered. The document is not changed by anybody from here on.
  void save(ConferenceId id, JsonObject document);

  /// The conference is no more.
  void delete(ConferenceId id);

  /// What was remembered last by this server, or else what the one before it left.
  Future<Optional<JsonObject>> find(ConferenceId id);

  /// All conferences of which something is remembered.
  Future<List<ConferenceId>> ids();
}
