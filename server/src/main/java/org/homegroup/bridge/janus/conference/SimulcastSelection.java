package org.homegroup.bridge.janus.conference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusRequests;
import org.homegroup.bridge.janus.gateway.JanusRequests.Layer;
import org.homegroup.bridge.janus.gateway.JanusResponses.Subscribed;
import org.homegroup.session.MediaKind;

/// Which of the videos that a browser is subscribed to pass now, and how large. Janus is told by
/// m-line, without a negotiation: a video that is held back is there again after about 150 ms
/// (Janus note), on a line that could not carry an offer.
final class SimulcastSelection {

  /// What Janus does by itself.
  private static final Layer DEFAULT = new Layer(true, 2);

  /// Up to this height the smallest layer is enough, a quarter of the sender's picture; up to the
  /// other one the middle layer, the half.
  private static final int SMALL = 180;

  private static final int MIDDLE = 360;

  private record Requested(String feed, Layer layer) {}

  private final ToIntFunction<String> height;
  private final SimulcastMonitor monitor;
  private final Map<String, Requested> requested = new HashMap<>();

  /// Whether what was told is all that Janus was told.
  private boolean stateKnown = true;

  private boolean busy;

  /// @param height how tall the browser shows a feed; 0: not at all
  SimulcastSelection(ToIntFunction<String> height, SimulcastMonitor monitor) {
    this.height = height;
    this.monitor = monitor;
  }

  /// An earlier server has told Janus this or that: from now on it is told everything.
  void requestAll() {
    stateKnown = false;
  }

  /// Tells Janus what differs from what it was told. After a refusal the next call tells it again.
  void apply(JanusHandle handle, List<Subscribed> mLines) {
    Map<String, Layer> changes = changes(mLines);
    mLines.stream().filter(SimulcastSelection::isVideo).forEach(each -> monitor(each, changes));
    if (busy || changes.isEmpty()) {
      return;
    }
    busy = true;
    handle
        .request(JanusRequests.layers(changes))
        .onComplete(
            result -> {
              busy = false;
              if (result.succeeded()) {
                mLines.stream()
                    .filter(each -> changes.containsKey(each.mid()))
                    .forEach(
                        each ->
                            requested.put(
                                each.mid(), new Requested(each.feed(), changes.get(each.mid()))));
                apply(handle, mLines);
              }
            });
  }

  /// What it will be told does not hold before it is told.
  private void monitor(Subscribed line, Map<String, Layer> changes) {
    if (!changes.containsKey(line.mid())) {
      monitor.requested(line.mid(), line.feed(), layer(height.applyAsInt(line.feed())));
    }
  }

  private static boolean isVideo(Subscribed line) {
    return line.active() && line.kind() == MediaKind.VIDEO;
  }

  private Map<String, Layer> changes(List<Subscribed> mLines) {
    Map<String, Layer> changes = new LinkedHashMap<>();
    for (Subscribed each : mLines) {
      if (isVideo(each)) {
        Layer layer = layer(height.applyAsInt(each.feed()));
        Requested before =
            requested.getOrDefault(
                each.mid(), stateKnown ? new Requested(each.feed(), DEFAULT) : null);
        if (!new Requested(each.feed(), layer).equals(before)) {
          changes.put(each.mid(), layer);
        }
      }
    }
    return changes;
  }

  private static Layer layer(int height) {
    return new Layer(height > 0, height <= SMALL ? 0 : height <= MIDDLE ? 1 : 2);
  }
}
