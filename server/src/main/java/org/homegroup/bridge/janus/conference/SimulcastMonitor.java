package org.homegroup.bridge.janus.conference;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.homegroup.bridge.janus.gateway.JanusRequests.Layer;

/// Whether the size that passes of each video is the one that Janus was told to pass. Janus goes
/// over to a larger one with that one's next whole picture, for which it asks the sender once. But
/// a browser that is asked twice within 300 ms makes one picture, and a line may lose the
/// question. So it is asked for again, some times: else the small one would pass for good. Janus
/// tells sizes only of videos that come in several.
final class SimulcastMonitor {

  /// Waits before each question, in milliseconds. Few, because a sender whose line does not carry
  /// the larger size is not helped by whole pictures.
  private static final List<Long> RETRY_DELAYS = List.of(500L, 1_000L, 3_000L);

  private static final int UNKNOWN = -1;

  private static final class Stream {
    private String feed;
    private Layer requested;
    private int forwarding = UNKNOWN;
    private int retries;
    private long timer = -1;

    boolean isBehind() {
      return requested != null
          && requested.send()
          && forwarding != UNKNOWN
          && forwarding < requested.substream();
    }
  }

  private final Vertx vertx;
  private final Consumer<String> keyFrame;
  private final Map<String, Stream> streams = new HashMap<>();

  /// @param keyFrame asks the sender of a feed for a whole picture
  SimulcastMonitor(Vertx vertx, Consumer<String> keyFrame) {
    this.vertx = vertx;
    this.keyFrame = keyFrame;
  }

  /// Janus was told to pass this of that feed, or does so by itself.
  void requested(String mid, String feed, Layer layer) {
    Stream stream = streams.computeIfAbsent(mid, _ -> new Stream());
    if (stream.feed != null && !feed.equals(stream.feed)) {
      stream.forwarding = UNKNOWN;
    } else if (layer.equals(stream.requested)) {
      return;
    }
    stream.feed = feed;
    stream.requested = layer;
    stream.retries = 0;
    schedule(stream);
  }

  /// Janus says which size passes from now on. It may do so before anybody else has named the line.
  void forwarded(String mid, int substream) {
    Stream stream = streams.computeIfAbsent(mid, _ -> new Stream());
    stream.forwarding = substream;
    if (!stream.isBehind()) {
      stream.retries = 0;
    }
    schedule(stream);
  }

  void close() {
    streams.values().forEach(this::cancel);
    streams.clear();
  }

  private void schedule(Stream stream) {
    cancel(stream);
    if (stream.isBehind() && stream.retries < RETRY_DELAYS.size()) {
      stream.timer =
          vertx.setTimer(
              RETRY_DELAYS.get(stream.retries),
              _ -> {
                stream.retries++;
                keyFrame.accept(stream.feed);
                schedule(stream);
              });
    }
  }

  private void cancel(Stream stream) {
    if (stream.timer >= 0) {
      vertx.cancelTimer(stream.timer);
      stream.timer = -1;
    }
  }
}
