package org.homegroup.bridge.jvb.sdp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Which remote endpoint each pair of receiving m-lines carries. M-lines are never removed from a
/// session description, so a slot that became free is used for the next one who comes. Pure but
/// for its own list.
public final class ReceiveSlots {

  /// The bridge's id of an endpoint, and what it sends.
  public record Remote(String endpoint, Sources sources) {}

  /// Of a name that [#names] gave; with no sources when nobody knows any more what it sends.
  public static Remote remote(String name, Map<String, Sources> sent) {
    return name.isEmpty() ? null : new Remote(name, sent.getOrDefault(name, Sources.NONE));
  }

  /// `null` where nobody is now.
  private final List<Remote> slots;

  /// @param before what they carry now
  public ReceiveSlots(List<Remote> before) {
    this.slots = new ArrayList<>(before);
  }

  /// Makes the slots carry these, each staying where it is. Returns whether anything changed.
  public boolean assign(SequencedMap<String, Sources> wanted) {
    List<Remote> before = new ArrayList<>(slots);
    Set<String> missing = new LinkedHashSet<>(wanted.keySet());
    for (int i = 0; i < slots.size(); i++) {
      Remote here = slots.get(i);
      Sources sources = here == null ? null : wanted.get(here.endpoint());
      slots.set(i, sources == null ? null : new Remote(here.endpoint(), sources));
      if (sources != null) {
        missing.remove(here.endpoint());
      }
    }
    missing.forEach(endpoint -> place(new Remote(endpoint, wanted.get(endpoint))));
    return !before.equals(slots);
  }

  private void place(Remote remote) {
    int free = slots.indexOf(null);
    if (free < 0) {
      slots.add(remote);
    } else {
      slots.set(free, remote);
    }
  }

  /// Every slot in the order of the m-lines; `null` is a free one.
  public List<Remote> all() {
    return Collections.unmodifiableList(new ArrayList<>(slots));
  }

  /// The endpoint in each of them, in the order of the m-lines; `""` in a free one.
  public List<String> names() {
    return slots.stream().map(each -> each == null ? "" : each.endpoint()).toList();
  }

  /// Whether these are what the slots carry now.
  public boolean matches(Map<String, Sources> wanted) {
    long taken = slots.stream().filter(each -> each != null).count();
    return taken == wanted.size()
        && slots.stream()
            .filter(each -> each != null)
            .allMatch(each -> each.sources().equals(wanted.get(each.endpoint())));
  }
}
