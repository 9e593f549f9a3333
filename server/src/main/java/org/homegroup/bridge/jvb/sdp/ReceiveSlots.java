package org.homegroup.bridge.jvb.sdp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Assigns remote endpoints to pairs of receiving m-lines ("slots"). M-lines are never removed from
/// a session description, so a free slot is reused for the next endpoint.
public final class ReceiveSlots {

  /// A remote endpoint, by its name on the bridge, and its sources.
  public record Remote(String endpoint, Sources sources) {}

  /// Restores a slot from a name of [#names]. Its sources are empty if they are unknown now.
  public static Remote remote(String name, Map<String, Sources> sent) {
    return name.isEmpty() ? null : new Remote(name, sent.getOrDefault(name, Sources.NONE));
  }

  /// `null` for a free slot.
  private final List<Remote> slots;

  /// @param before the current assignment
  public ReceiveSlots(List<Remote> before) {
    this.slots = new ArrayList<>(before);
  }

  /// Assigns these endpoints; each that is assigned already keeps its slot. Returns true if
  /// anything changed.
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

  /// Returns all slots in the order of the m-lines; `null` is a free one.
  public List<Remote> all() {
    return Collections.unmodifiableList(new ArrayList<>(slots));
  }

  /// Returns the endpoint name of each slot in the order of the m-lines; `""` is a free one.
  public List<String> names() {
    return slots.stream().map(each -> each == null ? "" : each.endpoint()).toList();
  }

  /// Returns true if exactly these endpoints and sources are assigned now.
  public boolean matches(Map<String, Sources> wanted) {
    long taken = slots.stream().filter(each -> each != null).count();
    return taken == wanted.size()
        && slots.stream()
            .filter(each -> each != null)
            .allMatch(each -> each.sources().equals(wanted.get(each.endpoint())));
  }
}
