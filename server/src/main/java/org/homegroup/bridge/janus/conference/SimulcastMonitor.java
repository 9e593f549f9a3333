package org.homegroup.bridge.janus.conference;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.homegroup.bridge.janus.gateway.JanusRequests.Layer;

/// Detects when Janus forwards a smaller simulcast layer than requested, and asks the sender for a
/// key frame again.
///
/// Janus switches to a larger layer at that layer's next key frame, and requests one from the
/// sender once. A browser that gets two requests within 300 ms answers only one, and the request
/// may be lost on the way; without a retry the small layer would stay for good. Janus reports
/// layers only for videos that are sent in several sizes.
final class SimulcastMonitor {

  /// The delays before each retry, in milliseconds. There are few, because key frames do not help a
  /// sender whose bandwidth does not carry the larger layer.
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

  /// @param keyFrame asks the sender of a feed for a key frame
  SimulcastMonitor(Vertx vertx, Consumer<String> keyFrame) {
    this.vertx = vertx;
    this.keyFrame = keyFrame;
  }

  /// Records the layer that Janus was asked to forward on this m-line, or forwards by default.
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

  /// Records the layer that Janus forwards from now on. May come before [#requested] has named the
  /// m-line.
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
