package org.homegroup.bridge.pool;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// What the pool adds to what a bridge wants remembered: which member it was.
///
/// @param document in the member's own words
record PoolSnapshot(String member, JsonObject document) {

  private static final String MEMBER = "member";
  private static final String DOCUMENT = "document";

  static JsonObject of(String member, JsonObject document) {
    return new JsonObject().put(MEMBER, member).put(DOCUMENT, document);
  }

  /// Empty for what no pool wrote.
  static Optional<PoolSnapshot> read(JsonObject json) {
    return json.getValue(MEMBER) instanceof String member
            && json.getValue(DOCUMENT) instanceof JsonObject document
        ? Optional.of(new PoolSnapshot(member, document))
        : Optional.empty();
  }
}
