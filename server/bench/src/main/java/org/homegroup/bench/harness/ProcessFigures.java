package org.homegroup.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CPU time and memory of another process, on Linux.
public final class ProcessFigures {

  /// The kernel reports CPU time in hundredths of a second, whatever its own clock rate is.
  private static final long MICROS_PER_TICK = 10_000;

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private ProcessFigures() {}

  public static long cpuMicros(long pid) {
    return cpuMicros(read(pid, "stat"));
  }

  public static long residentKilobytes(long pid) {
    return number(RESIDENT, read(pid, "status"));
  }

  /// Returns the size of the reachable objects in the heap of a JVM, after a full collection.
  public static long heapKilobytes(long pid) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      String histogram =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return heapKilobytes(histogram);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Parses from the last bracket on: the program's name, in brackets, may contain brackets and
  /// spaces.
  static long cpuMicros(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
        * MICROS_PER_TICK;
  }

  static long heapKilobytes(String histogram) {
    return number(TOTAL, histogram) / 1024;
  }

  private static long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("not there: " + pattern);
    }
    return Long.parseLong(found.group(1));
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
