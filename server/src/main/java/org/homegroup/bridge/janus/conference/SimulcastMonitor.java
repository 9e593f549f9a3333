package org.homegroup.bridge.janus.conference;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.homegroup.bridge.janus.gateway.JanusMessages.Layer;

/// Whether the size that passes of each video is the one that Janus was told to pass. Janus goes
/// over to a larger one with that one's next whole picture, for which it asks the sender once. But
/// a browser that is asked twice within 300 ms makes one picture, and a line may lose the
/// question. So it is asked for again, some times: else the small one would pass for good. Janus
/// tells sizes only of videos that come in several.
final class SimulcastMonitor {

  /// Waits before each question, in milliseconds. Few, because a sender whose line does not carry
  /// the larger size is not helped by whole pictures.
  private static final List<Long> PATIENCE = List.of(500L, 1_000L, 3_000L);

  private static final int UNKNOWN = -1;

  private static final class Line {
    private String feed;
    private Layer told;
    private int passing = UNKNOWN;
    private int asked;
    private long timer = -1;

    boolean isBehind() {
      return told != null && told.send() && passing != UNKNOWN && passing < told.substream();
    }
  }

  private final Vertx vertx;
  private final Consumer<String> keyFrame;
  private final Map<String, Line> lines = new HashMap<>();

  /// @param keyFrame asks the sender of a feed for a whole picture
  SimulcastMonitor(Vertx vertx, Consumer<String> keyFrame) {
    this.vertx = vertx;
    this.keyFrame = keyFrame;
  }

  /// Janus was told to pass this of that feed, or does so by itself.
  void told(String mid, String feed, Layer layer) {
    Line line = lines.computeIfAbsent(mid, _ -> new Line());
    if (line.feed != null && !feed.equals(line.feed)) {
      line.passing = UNKNOWN;
    } else if (layer.equals(line.told)) {
      return;
    }
    line.feed = feed;
    line.told = layer;
    line.asked = 0;
    look(line);
  }

  /// Janus says which size passes from now on. It may do so before anybody else has named the line.
  void passes(String mid, int substream) {
    Line line = lines.computeIfAbsent(mid, _ -> new Line());
    line.passing = substream;
    if (!line.isBehind()) {
      line.asked = 0;
    }
    look(line);
  }

  void close() {
    lines.values().forEach(this::forget);
    lines.clear();
  }

  private void look(Line line) {
    forget(line);
    if (line.isBehind() && line.asked < PATIENCE.size()) {
      line.timer =
          vertx.setTimer(
              PATIENCE.get(line.asked),
              _ -> {
                line.asked++;
                keyFrame.accept(line.feed);
                look(line);
              });
    }
  }

  private void forget(Line line) {
    if (line.timer >= 0) {
      vertx.cancelTimer(line.timer);
      line.timer = -1;
    }
  }
}
