package org.homegroup.bridge.janus.conference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.homegroup.bridge.janus.gateway.JanusAnswers.Subscribed;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusMessages;
import org.homegroup.bridge.janus.gateway.JanusMessages.Layer;
import org.homegroup.session.MediaKind;

/// Which of the videos that a browser is subscribed to pass now, and how large. Janus is told by
/// m-line, without a negotiation: a video that is held back is there again after about 150 ms
/// (Janus note), on a line that could not carry an offer.
final class SimulcastSelection {

  /// What Janus does by itself.
  private static final Layer LARGEST = new Layer(true, 2);

  /// Up to this height the smallest layer is enough, a quarter of the sender's picture; up to the
  /// other one the middle layer, the half.
  private static final int SMALL = 180;

  private static final int MIDDLE = 360;

  private record Told(String feed, Layer layer) {}

  private final ToIntFunction<String> height;
  private final SimulcastMonitor watch;
  private final Map<String, Told> told = new HashMap<>();

  /// Whether what was told is all that Janus was told.
  private boolean certain = true;

  private boolean asking;

  /// @param height how tall the browser shows a feed; 0: not at all
  SimulcastSelection(ToIntFunction<String> height, SimulcastMonitor watch) {
    this.height = height;
    this.watch = watch;
  }

  /// An earlier server has told Janus this or that: from now on it is told everything.
  void uncertain() {
    certain = false;
  }

  /// Tells Janus what differs from what it was told. After a refusal the next call tells it again.
  void apply(JanusHandle handle, List<Subscribed> map) {
    Map<String, Layer> news = news(map);
    map.stream().filter(SimulcastSelection::isVideo).forEach(each -> watch(each, news));
    if (asking || news.isEmpty()) {
      return;
    }
    asking = true;
    handle
        .request(JanusMessages.layers(news))
        .onComplete(
            result -> {
              asking = false;
              if (result.succeeded()) {
                map.stream()
                    .filter(each -> news.containsKey(each.mid()))
                    .forEach(
                        each -> told.put(each.mid(), new Told(each.feed(), news.get(each.mid()))));
                apply(handle, map);
              }
            });
  }

  /// What it will be told does not hold before it is told.
  private void watch(Subscribed line, Map<String, Layer> news) {
    if (!news.containsKey(line.mid())) {
      watch.told(line.mid(), line.feed(), layer(height.applyAsInt(line.feed())));
    }
  }

  private static boolean isVideo(Subscribed line) {
    return line.active() && line.kind() == MediaKind.VIDEO;
  }

  private Map<String, Layer> news(List<Subscribed> map) {
    Map<String, Layer> news = new LinkedHashMap<>();
    for (Subscribed each : map) {
      if (isVideo(each)) {
        Layer layer = layer(height.applyAsInt(each.feed()));
        Told before =
            told.getOrDefault(each.mid(), certain ? new Told(each.feed(), LARGEST) : null);
        if (!new Told(each.feed(), layer).equals(before)) {
          news.put(each.mid(), layer);
        }
      }
    }
    return news;
  }

  private static Layer layer(int height) {
    return new Layer(height > 0, height <= SMALL ? 0 : height <= MIDDLE ? 1 : 2);
  }
}
