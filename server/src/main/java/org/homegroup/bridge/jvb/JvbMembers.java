package org.homegroup.bridge.jvb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.homegroup.bridge.EndpointId;

/// The endpoints of a conference, in the order in which they came. One that was cut is among them
/// until the bridge has confirmed it.
final class JvbMembers {

  private final Map<EndpointId, JvbEndpoint> endpoints = new LinkedHashMap<>();

  boolean isEmpty() {
    return endpoints.isEmpty();
  }

  void put(JvbEndpoint endpoint) {
    endpoints.put(endpoint.id(), endpoint);
  }

  void forget(JvbEndpoint endpoint) {
    endpoints.remove(endpoint.id(), endpoint);
  }

  void clear() {
    endpoints.clear();
  }

  Optional<JvbEndpoint> get(EndpointId id) {
    return Optional.ofNullable(endpoints.get(id));
  }

  /// By the name that the bridge knows.
  Optional<JvbEndpoint> byName(String name) {
    return endpoints.values().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// As they are now: what is done with each may change who is there.
  List<JvbEndpoint> all() {
    return List.copyOf(endpoints.values());
  }

  /// What other participants send, by the names of their endpoints on the bridge.
  SequencedMap<String, Sources> sourcesOfOthers(JvbEndpoint endpoint) {
    SequencedMap<String, Sources> others = new LinkedHashMap<>();
    endpoints.values().stream()
        .filter(each -> !each.id().participantId().equals(endpoint.id().participantId()))
        .filter(each -> !each.sources().isEmpty())
        .forEach(each -> others.put(each.name(), each.sources()));
    return others;
  }

  /// What a later server needs to know of them.
  List<JvbNote.Member> noted() {
    return endpoints.values().stream().flatMap(each -> each.note().stream()).toList();
  }
}
