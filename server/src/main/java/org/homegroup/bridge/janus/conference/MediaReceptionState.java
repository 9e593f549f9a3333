package org.homegroup.bridge.janus.conference;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homegroup.bridge.janus.gateway.JanusEvent;
import org.homegroup.bridge.janus.gateway.JanusResponses.Published;
import org.homegroup.session.MediaKind;

/// Tracks which kinds of media Janus receives from an endpoint. The evidence comes from the event
/// stream per m-line; changes are reported per kind.
final class MediaReceptionState {

  interface Listener {
    void media(MediaKind kind, boolean up, Instant at);

    /// Called when the result of [#activeMids] may have changed.
    void snapshotChanged();
  }

  private final Listener listener;
  private final Map<MediaKind, Set<String>> receiving = new EnumMap<>(MediaKind.class);
  private final Map<MediaKind, Instant> upSince = new EnumMap<>(MediaKind.class);

  /// The mids whose state comes from an earlier server and is not confirmed yet. The next event or
  /// reception statistics confirm it.
  private final Set<String> unconfirmed = new HashSet<>();

  private Instant resumedAt = Instant.MIN;

  MediaReceptionState(Listener listener) {
    this.listener = listener;
  }

  /// Continues from an earlier server's snapshot. Reports nothing.
  void resume(Map<String, MediaKind> activeMids, List<Published> published, Instant now) {
    resumedAt = now;
    activeMids.forEach(
        (mid, kind) -> receiving.computeIfAbsent(kind, _ -> new HashSet<>()).add(mid));
    receiving.keySet().forEach(kind -> upSince.put(kind, now));
    published.forEach(each -> unconfirmed.add(each.mid()));
  }

  /// Returns the m-lines on which media arrives.
  Map<String, MediaKind> activeMids() {
    Map<String, MediaKind> activeMids = new LinkedHashMap<>();
    receiving.forEach((kind, mids) -> mids.forEach(mid -> activeMids.put(mid, kind)));
    return activeMids;
  }

  Set<MediaKind> up() {
    Set<MediaKind> up = EnumSet.noneOf(MediaKind.class);
    up.addAll(activeMids().values());
    return up;
  }

  void update(JanusEvent.Receiving event) {
    unconfirmed.remove(event.mid());
    received(event.mid(), event.kind(), event.receiving(), event.at());
  }

  /// Confirms or corrects an earlier server's state. Ignores statistics from before the adoption.
  void update(JanusEvent.ReceptionStats event, List<Published> published) {
    if (event.at().isBefore(resumedAt)) {
      return;
    }
    for (Published each : published) {
      Boolean received = event.received().get(each.mid());
      if (received != null && unconfirmed.remove(each.mid())) {
        received(each.mid(), each.kind(), received, event.at());
      }
    }
  }

  private void received(String mid, MediaKind kind, boolean receives, Instant moment) {
    Set<String> mids = receiving.computeIfAbsent(kind, _ -> new HashSet<>());
    boolean before = !mids.isEmpty();
    if (receives) {
      mids.add(mid);
    } else {
      mids.remove(mid);
    }
    if (before == mids.isEmpty()) {
      Instant since = upSince.getOrDefault(kind, Instant.MIN);
      Instant at = moment.isBefore(since) ? since : moment;
      upSince.put(kind, at);
      listener.media(kind, receives, at);
    }
    listener.snapshotChanged();
  }

  /// Reports that no media arrives any more, because the endpoint is dead.
  void end(Instant now) {
    up().forEach(kind -> listener.media(kind, false, now));
  }
}
