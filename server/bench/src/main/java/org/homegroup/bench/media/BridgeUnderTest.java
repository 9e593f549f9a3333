package org.homegroup.bench.media;

import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;

/// A bridge that both the server and a bare page can use.
interface BridgeUnderTest {

  /// The name in the table.
  String title();

  /// The resource with the bare page.
  String page();

  /// The options of the page.
  ///
  /// @param first whether the page creates the room
  JsonObject options(String room, boolean first);

  /// The bridge's process, if it is known.
  OptionalLong pid();
}
