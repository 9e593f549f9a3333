package org.homegroup.platform.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homegroup.testing.DocumentTable;
import org.junit.jupiter.api.Test;

/// Goal: whoever watches over a server finds each figure in `operating.md`, and none that is gone.
/// Names are looked for in the code, because most are made only when something is counted.
class MetricsDocumentTest {

  private static final Pattern COUNTER =
      Pattern.compile("\\bcounter\\(\\s*(?:meters, )?\"([a-z.]+)\"");
  private static final Pattern GAUGE = Pattern.compile("\\bgauge\\(\\s*\"([a-z.]+)\"");
  private static final Pattern BUILT =
      Pattern.compile("\\b(\\w+)\\.builder\\(\\s*\"homegroup\\.([a-z.]+)\"");
  private static final Pattern LIMIT =
      Pattern.compile(
          "\\b(?:metrics\\.refused\\(|limit\\(|readings\\(|limitBody\\(\\w+, )\"([a-z-]+)\"");

  @Test
  void everyMetricIsListedOnce() throws IOException {
    Set<String> made = new TreeSet<>();
    for (String code : sources()) {
      COUNTER.matcher(code).results().forEach(it -> made.add(onPage(it.group(1), "_total")));
      GAUGE.matcher(code).results().forEach(it -> made.add(onPage(it.group(1), "")));
      BUILT.matcher(code).results().forEach(it -> made.add(onPage(it.group(2), unit(it.group(1)))));
    }
    assertEquals(List.copyOf(made), listed("| metric |"));
  }

  @Test
  void everyLimitIsListedOnceOrIsACodeOfTheProtocol() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String code : sources()) {
      LIMIT.matcher(code).results().forEach(it -> named.add(it.group(1)));
    }
    DocumentTable.names("PROTOCOL.md", "| code | status |").forEach(named::remove);
    assertEquals(List.copyOf(named), listed("| `limit` |"));
  }

  private static List<String> listed(String head) throws IOException {
    return DocumentTable.names("operating.md", head).stream().sorted().toList();
  }

  private static String onPage(String name, String ending) {
    return "homegroup_" + name.replace('.', '_') + ending;
  }

  private static String unit(String kind) {
    return switch (kind) {
      case "FunctionCounter" -> "_total";
      case "Timer" -> "_seconds";
      case "DistributionSummary" -> "";
      default -> throw new AssertionError("How does the page call a " + kind + "?");
    };
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(MetricsDocumentTest::read)
          .collect(Collectors.toList());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
