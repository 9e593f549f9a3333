package org.homegroup.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The resources of a run. They are closed in the opposite order of their start, also when the run
/// is interrupted.
public final class StartedResources implements AutoCloseable {

  private final Consumer<String> say;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean closed;

  public StartedResources(Consumer<String> say) {
    this.say = say;
  }

  public synchronized <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    if (closed) {
      close();
      throw new IllegalStateException("interrupted");
    }
    return part;
  }

  public Path temporaryDirectory() {
    try {
      Path directory = Files.createTempDirectory("homegroup-bench-");
      keep(() -> delete(directory));
      return directory;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Safe to call twice.
  @Override
  public synchronized void close() {
    closed = true;
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception failure) {
        say.accept("did not stop cleanly: " + failure);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
