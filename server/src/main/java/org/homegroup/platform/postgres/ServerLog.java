package org.homegroup.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.homegroup.platform.config.StartFailure;

/// PostgreSQL's own log, in one file; read back only to tell an operator why a start failed.
final class ServerLog {

  /// A larger file is put aside at the next start, replacing the one before.
  private static final long KEPT = 10_000_000;

  private static final int READ_BACK = 16_384;

  private ServerLog() {}

  static Path under(Path home) throws IOException {
    Path log = home.resolve("postgres.log");
    if (size(log) > KEPT) {
      Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }

  static long size(Path log) throws IOException {
    return Files.exists(log) ? Files.size(log) : 0;
  }

  /// The text written since the log had `from` bytes, at most the last 16 kB.
  static String since(Path log, long from) throws IOException {
    try (FileChannel channel = FileChannel.open(log)) {
      long start = Math.max(from, channel.size() - READ_BACK);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - start));
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
        continue;
      }
      return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }
  }

  /// The sentence for an operator, derived from the log.
  static StartFailure problem(Path log, long from, String what) throws IOException {
    String said = since(log, from);
    StartFailure.Kind kind = StartFailure.Kind.DATA;
    String advice;
    if (said.contains("No space left on device")) {
      advice = "the disk is full; make room for at least 200 MB";
    } else if (said.contains("could not bind") || said.contains("Address already in use")) {
      kind = StartFailure.Kind.PORT;
      advice = "its port is taken; choose another one in the configuration, or 0 for any free one";
    } else if (said.contains("incompatible with")) {
      advice =
          "its files were written by another major version; start the Homegroup that wrote them and"
              + " back up from it";
    } else if (said.contains("ermission denied") || said.contains("invalid permissions")) {
      advice =
          "it may not use its directory; give the whole data directory to the user who starts"
              + " Homegroup";
    } else if (said.contains("could not create shared memory")) {
      advice = "there is not enough shared memory; allow this machine or container more";
    } else {
      advice = "the last words in its log tell why";
    }
    return new StartFailure(kind, "%s: %s (log: %s).".formatted(what, advice, log));
  }
}
