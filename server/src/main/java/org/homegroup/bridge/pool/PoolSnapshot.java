package org.homegroup.bridge.pool;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// A member's snapshot together with the member's name.
///
/// @param document the member's own snapshot
record PoolSnapshot(String member, JsonObject document) {

  private static final String MEMBER = "member";
  private static final String DOCUMENT = "document";

  static JsonObject of(String member, JsonObject document) {
    return new JsonObject().put(MEMBER, member).put(DOCUMENT, document);
  }

  /// Returns empty for a document that was not written by a pool.
  static Optional<PoolSnapshot> read(JsonObject json) {
    return json.getValue(MEMBER) instanceof String member
            && json.getValue(DOCUMENT) instanceof JsonObject document
        ? Optional.of(new PoolSnapshot(member, document))
        : Optional.empty();
  }
}
