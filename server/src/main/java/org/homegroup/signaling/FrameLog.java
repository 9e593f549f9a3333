package org.homegroup.signaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The newest frames that one audience was sent, so that somebody whose line dropped can be told
/// what was missed.
final class FrameLog {

  private final int window;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long completeAfter;

  private record Entry(long version, Frame frame) {}

  /// @param completeAfter the version after which everything is in the log
  FrameLog(int window, long completeAfter) {
    this.window = window;
    this.completeAfter = completeAfter;
  }

  void add(long version, Frame frame) {
    entries.add(new Entry(version, frame));
    while (entries.size() > window) {
      completeAfter = entries.poll().version();
    }
  }

  /// What was sent after `version`; empty when some of it is no longer here.
  Optional<List<Frame>> after(long version) {
    if (version < completeAfter) {
      return Optional.empty();
    }
    return Optional.of(
        entries.stream().filter(entry -> entry.version() > version).map(Entry::frame).toList());
  }
}
