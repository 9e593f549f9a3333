package org.homegroup.bench.media;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.homegroup.bench.harness.Pause;

/// A lead with a camera in a room, and people with cameras who come in one after the other. What is
/// the same with our server and without it: the browsers, and how moments are taken.
abstract class Meeting implements AutoCloseable {

  /// Whoever has just come is still busy starting.
  private static final Duration CALM = Duration.ofMillis(300);

  private final ChromiumTabs browser;
  private final String probe;
  private final Deque<Tab> people = new ArrayDeque<>();
  private Tab lead;

  /// When the first pictures were decoded, in milliseconds after somebody was let in.
  ///
  /// @param atPerson the lead's picture, where the person looks
  /// @param atLead the person's picture, where the lead looks
  record FirstPictures(long atPerson, long atLead) {}

  /// @param probe the script that hears pictures in every page
  Meeting(ChromiumTabs browser, String probe) {
    this.browser = browser;
    this.probe = probe;
  }

  /// Brings the lead into the room.
  abstract Tab begin();

  /// Brings somebody to the door.
  abstract Tab arrive(Tab lead);

  /// Lets in who is at the door, and says when by the clock of the pages.
  abstract long letIn(Tab lead, Tab person);

  abstract void goAway(Tab person);

  Tab open(String url) {
    return browser.open(probe, url);
  }

  /// One more person comes, and is let in.
  FirstPictures comes() {
    if (lead == null) {
      lead = begin();
    }
    Tab person = arrive(lead);
    people.push(person);
    Pause.of(CALM);
    person.evaluate("bench.arm()");
    lead.evaluate("bench.arm()");
    long at = letIn(lead, person);
    return new FirstPictures(person.number("bench.first") - at, lead.number("bench.first") - at);
  }

  /// Who came last leaves; back when the lead sees nobody any more.
  void goes() {
    Tab person = people.pop();
    goAway(person);
    lead.evaluate("bench.quiet()");
    person.close();
  }

  /// How many are in the room, the lead among them.
  int size() {
    return people.size() + (lead == null ? 0 : 1);
  }

  /// How many pictures each has decoded so far.
  List<Long> pictures() {
    List<Long> counts = new ArrayList<>();
    counts.add(lead.number("bench.frames"));
    people.forEach(person -> counts.add(person.number("bench.frames")));
    return counts;
  }

  @Override
  public void close() {
    people.forEach(Tab::close);
    people.clear();
    if (lead != null) {
      lead.close();
      lead = null;
    }
  }
}
