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

/// Selects which subscribed videos Janus forwards to a browser, and in which simulcast layer. Janus
/// is told per m-line and without a negotiation. A paused video is back after about 150 ms (Janus
/// note), even on a connection that could not carry an offer.
final class SimulcastSelection {

  /// The layer that Janus forwards by default.
  private static final Layer DEFAULT = new Layer(true, 2);

  /// Up to this height the smallest layer, a quarter of the sender's picture, is enough; up to
  /// [#MIDDLE] the middle layer, half of it.
  private static final int SMALL = 180;

  private static final int MIDDLE = 360;

  private record Requested(String feed, Layer layer) {}

  private final ToIntFunction<String> height;
  private final SimulcastMonitor monitor;
  private final Map<String, Requested> requested = new HashMap<>();

  /// True if `requested` is all that Janus was told. False after an adoption.
  private boolean stateKnown = true;

  private boolean busy;

  /// @param height returns the height at which the browser shows a feed; 0 if not at all
  SimulcastSelection(ToIntFunction<String> height, SimulcastMonitor monitor) {
    this.height = height;
    this.monitor = monitor;
  }

  /// Makes the next [#apply] send every layer, because an earlier server may have told Janus
  /// something else.
  void requestAll() {
    stateKnown = false;
  }

  /// Sends Janus the layers that differ from what it was told. After a failure the next call sends
  /// them again.
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

  /// Passes a layer to the monitor once Janus was told. A layer that is still to be sent does not
  /// count yet.
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
