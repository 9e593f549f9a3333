package org.homegroup.bench.media;

import org.homegroup.testing.browser.ChromiumTabs;
import org.homegroup.testing.browser.Tab;

/// A meeting through the server, in the web client, driven by its buttons.
final class RealMeeting extends Meeting {

  private final MediaServer server;
  private final int room;
  private int came;

  RealMeeting(ChromiumTabs browser, String probe, MediaServer server, int room) {
    super(browser, probe);
    this.server = server;
    this.room = room;
  }

  @Override
  Tab begin() {
    Tab lead = open(server.link(MediaPractice.lead(room)));
    lead.evaluate("bench.press(/^Join %s$/)".formatted(MediaPractice.title(room)));
    lead.evaluate("bench.press(/^Join$/)");
    lead.evaluate("bench.press(/^Start group$/)");
    return lead;
  }

  @Override
  Tab arrive(Tab lead) {
    Tab person = open(server.link(MediaPractice.patient(room, ++came)));
    person.evaluate("bench.press(/^Join$/)");
    lead.evaluate("bench.button(/^Admit (?!everyone)/).then(() => true)");
    return person;
  }

  @Override
  long letIn(Tab lead, Tab person) {
    return lead.number("bench.press(/^Admit (?!everyone)/)");
  }

  @Override
  void goAway(Tab person) {
    person.evaluate("bench.press(/^Leave$/)");
    person.evaluate("bench.press(/^Leave$/, 'dialog')");
  }
}
