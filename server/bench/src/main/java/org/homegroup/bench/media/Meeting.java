package org.homegroup.bench.media;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.homegroup.bench.harness.Pause;
import org.homegroup.testing.browser.ChromiumTabs;
import org.homegroup.testing.browser.Tab;

/// A lead with a camera in a room, and participants with cameras who join one after the other. The
/// parts that meetings with and without the server share: the browser, and the measuring of times.
abstract class Meeting implements AutoCloseable {

  /// A tab that has just been opened is still busy starting.
  private static final Duration CALM = Duration.ofMillis(300);

  private final ChromiumTabs browser;
  private final String probe;
  private final Deque<Tab> people = new ArrayDeque<>();
  private Tab lead;

  /// The times of the first decoded pictures, in milliseconds after the admission.
  ///
  /// @param atPerson the lead's picture, in the participant's tab
  /// @param atLead the participant's picture, in the lead's tab
  record FirstPictures(long atPerson, long atLead) {}

  /// @param probe the script that observes decoded pictures in every page
  Meeting(ChromiumTabs browser, String probe) {
    this.browser = browser;
    this.probe = probe;
  }

  /// Brings the lead into the room.
  abstract Tab begin();

  /// Brings a participant into the waiting room.
  abstract Tab arrive(Tab lead);

  /// Admits the waiting participant, and returns the time by the clock of the pages.
  abstract long letIn(Tab lead, Tab person);

  abstract void goAway(Tab person);

  Tab open(String url) {
    return browser.open(probe, url);
  }

  /// Brings one more participant, who is admitted.
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

  /// Makes the last participant leave; returns when the lead receives no more pictures.
  void goes() {
    Tab person = people.pop();
    goAway(person);
    lead.evaluate("bench.quiet()");
    person.close();
  }

  /// Returns the number of people in the room, the lead included.
  int size() {
    return people.size() + (lead == null ? 0 : 1);
  }

  /// Returns the number of pictures that each tab has decoded so far.
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
