package org.homegroup.bench.media;

import io.vertx.core.json.JsonObject;
import org.homegroup.testing.browser.ChromiumTabs;
import org.homegroup.testing.browser.Tab;

/// A meeting without our server: a small page uses the bridge's own API.
final class BareMeeting extends Meeting {

  private final String page;
  private final BridgeUnderTest bridge;
  private final String room;
  private int came;

  BareMeeting(
      ChromiumTabs browser, String probe, String page, BridgeUnderTest bridge, String room) {
    super(browser, probe);
    this.page = page;
    this.bridge = bridge;
    this.room = room;
  }

  @Override
  Tab begin() {
    Tab lead = opened("lead", true);
    lead.number("bench.join()");
    return lead;
  }

  @Override
  Tab arrive(Tab lead) {
    return opened("person" + ++came, false);
  }

  @Override
  long letIn(Tab lead, Tab person) {
    return person.number("bench.join()");
  }

  @Override
  void goAway(Tab person) {
    person.evaluate("bench.leave()");
  }

  private Tab opened(String id, boolean lead) {
    Tab tab = open(page);
    JsonObject options = bridge.options(room, lead).put("id", id).put("lead", lead);
    tab.evaluate("bench.open(" + options.encode() + ")");
    return tab;
  }
}
