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

/// What Janus receives of an endpoint, as the event stream proves it m-line by m-line, and told by
/// kind.
final class MediaReceptionState {

  interface Listener {
    void media(MediaKind kind, boolean up, Instant at);

    /// What [#activeMids] says may be another thing now.
    void snapshotChanged();
  }

  private final Listener listener;
  private final Map<MediaKind, Set<String>> receiving = new EnumMap<>(MediaKind.class);
  private final Map<MediaKind, Instant> upSince = new EnumMap<>(MediaKind.class);

  /// Mids of which an earlier server knew whether media comes: until the event stream says it
  /// again, a count decides.
  private final Set<String> unconfirmed = new HashSet<>();

  private Instant resumedAt = Instant.MIN;

  MediaReceptionState(Listener listener) {
    this.listener = listener;
  }

  /// Goes on from what an earlier server noted. Nothing is told.
  void resume(Map<String, MediaKind> activeMids, List<Published> published, Instant now) {
    resumedAt = now;
    activeMids.forEach(
        (mid, kind) -> receiving.computeIfAbsent(kind, _ -> new HashSet<>()).add(mid));
    receiving.keySet().forEach(kind -> upSince.put(kind, now));
    published.forEach(each -> unconfirmed.add(each.mid()));
  }

  /// The m-lines on which media comes.
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

  /// Settles what an earlier server believed; what was counted before is too old for it.
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

  /// The endpoint is dead: tells that nothing comes any more.
  void end(Instant now) {
    up().forEach(kind -> listener.media(kind, false, now));
  }
}
