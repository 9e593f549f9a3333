package org.homegroup.bench.media;

import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;

/// A running Videobridge. [ReferencePages] forwards the requests of the pages to its API.
record JvbUnderTest(OptionalLong pid) implements BridgeUnderTest {

  @Override
  public String title() {
    return "JVB";
  }

  @Override
  public String page() {
    return "jvb.html";
  }

  @Override
  public JsonObject options(String room, boolean first) {
    return new JsonObject().put("room", room).put("create", first);
  }
}
