package org.homegroup.bench.media;

import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;

/// A bridge that our server uses, and that a page can use without it.
interface BridgeUnderTest {

  /// For the table.
  String title();

  /// The page, among the resources, that drives it without us.
  String page();

  /// What the page has to know.
  ///
  /// @param first the room is to be made
  JsonObject options(String room, boolean first);

  /// The process whose CPU time is read, if it is known.
  OptionalLong pid();
}
