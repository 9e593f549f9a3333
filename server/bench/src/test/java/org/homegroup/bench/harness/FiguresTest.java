package org.homegroup.bench.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  @DisplayName("A percentile is a value that was measured, by the nearest rank")
  void percentiles() {
    var times = new Percentiles();
    LongStream.rangeClosed(1, 2_000).forEach(i -> times.add(i * 1_000_000));

    assertEquals(1_000.0, times.millis(0.5));
    assertEquals(1_980.0, times.millis(0.99));
    assertEquals(2_000.0, times.millis(1));
    times.clear();
    assertTrue(Double.isNaN(times.millis(0.5)));
  }

  @Test
  @DisplayName("A figure is shown as the median, with the smallest and the largest")
  void figures() {
    assertEquals("2.00 (1.00-9.00)", Figure.of(9, 1, 2).toString());
    assertEquals("15.0 (10.0-20.0)", Figure.of(10, 20).toString());
    assertEquals("123k", Figure.of(123_456).toString());
    assertEquals("-", Figure.of(Double.NaN).toString());
  }

  @Test
  @DisplayName("A ratio is made round by round, since a round has the same neighbors")
  void ratios() {
    assertEquals("0.50 (0.50-0.50)", Figure.of(1, 2, 3).ratioTo(Figure.of(2, 4, 6)).toString());
  }

  @Test
  @DisplayName("The columns of the table stand under each other")
  void table() {
    var report = new Report();
    report.row("a long name", Figure.of(1), Figure.of(2), "bare", ">= 0.5");

    List<String> lines = report.lines();

    assertEquals(lines.get(0).indexOf("ratio"), lines.get(1).indexOf("0.50"));
    assertTrue(lines.get(1).endsWith(">= 0.5"));
  }

  @Test
  @DisplayName("CPU time is read from /proc also when the program's name holds brackets")
  void cpuTime() {
    String stat = "42 (a) b) S 1 42 42 0 -1 4194560 100 0 0 0 150 50 0 0 20 0 9 0 100";

    assertEquals(2_000_000, ProcessFigures.cpuMicros(stat));
  }

  @Test
  @DisplayName("The live heap is the last line of jcmd's histogram")
  void heap() {
    String histogram =
        """
         num     #instances         #bytes  class name (module)
           1:         83283       82670016  [Ljava.lang.Object; (java.base@25.0.3)
        Total       2000000       10485760
        """;

    assertEquals(10_240, ProcessFigures.heapKilobytes(histogram));
  }
}
