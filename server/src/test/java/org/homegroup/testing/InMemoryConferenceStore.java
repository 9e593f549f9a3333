package org.homegroup.testing;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceStore;

/// [ConferenceStore] for tests, which outlive a server.
public final class InMemoryConferenceStore implements ConferenceStore {

  private final Map<ConferenceId, String> documents = new LinkedHashMap<>();

  @Override
  public synchronized void save(ConferenceId id, JsonObject document) {
    documents.put(id, document.encode());
  }

  @Override
  public synchronized void delete(ConferenceId id) {
    documents.remove(id);
  }

  @Override
  public synchronized Future<Optional<JsonObject>> find(ConferenceId id) {
    return Future.succeededFuture(Optional.ofNullable(documents.get(id)).map(JsonObject::new));
  }

  @Override
  public synchronized Future<List<ConferenceId>> ids() {
    return Future.succeededFuture(List.copyOf(documents.keySet()));
  }
}
