package org.homegroup.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One quantity, measured once in each round. Shown as the median, with the smallest and the
/// largest as its noise.
public final class Figure {

  private final List<Double> rounds = new ArrayList<>();

  public static Figure of(double... values) {
    var figure = new Figure();
    for (double value : values) {
      figure.add(value);
    }
    return figure;
  }

  public void add(double value) {
    rounds.add(value);
  }

  public double median() {
    List<Double> sorted = rounds.stream().sorted().toList();
    int size = sorted.size();
    if (size == 0) {
      return Double.NaN;
    }
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  /// Round by round, since both sides of a round had the same neighbors on the machine.
  public Figure ratioTo(Figure reference) {
    var ratio = new Figure();
    for (int i = 0; i < Math.min(rounds.size(), reference.rounds.size()); i++) {
      ratio.add(rounds.get(i) / reference.rounds.get(i));
    }
    return ratio;
  }

  @Override
  public String toString() {
    double least = rounds.stream().mapToDouble(it -> it).min().orElse(Double.NaN);
    double most = rounds.stream().mapToDouble(it -> it).max().orElse(Double.NaN);
    return rounds.size() < 2
        ? text(median())
        : "%s (%s-%s)".formatted(text(median()), text(least), text(most));
  }

  private static String text(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (value >= 10_000) {
      return Math.round(value / 1_000) + "k";
    }
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }
}
