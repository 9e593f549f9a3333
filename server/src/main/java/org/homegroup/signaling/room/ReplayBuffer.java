package org.homegroup.signaling.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.homegroup.signaling.protocol.Frame;

/// The newest frames that one audience was sent, so that a client whose connection dropped can be
/// sent what it missed.
///
/// Several frames may belong to one version, and a connection may drop between them: so a client
/// that saw some of a version is sent all of it again. Each frame states how things are, not what
/// to add to them.
final class ReplayBuffer {

  private final int window;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long incompleteUpTo;

  private record Entry(long version, Frame frame) {}

  /// @param window how many frames are kept
  /// @param incompleteUpTo the version up to which frames may have been sent that are not in the
  ///     log
  ReplayBuffer(int window, long incompleteUpTo) {
    this.window = window;
    this.incompleteUpTo = incompleteUpTo;
  }

  void add(long version, Frame frame) {
    entries.add(new Entry(version, frame));
    while (entries.size() > window) {
      incompleteUpTo = entries.remove().version();
    }
  }

  /// What was sent with `version` and after it; empty when some of it is no longer here.
  Optional<List<Frame>> since(long version) {
    if (version <= incompleteUpTo) {
      return Optional.empty();
    }
    return Optional.of(
        entries.stream().filter(entry -> entry.version() >= version).map(Entry::frame).toList());
  }
}
