package org.homegroup.bench.harness;

import java.util.ArrayList;
import java.util.List;

/// The printed table: each figure of the server beside that of its reference.
public final class Report {

  private static final List<String> TITLES =
      List.of("figure", "Homegroup", "reference", "ratio", "of", "target");

  private final List<List<String>> rows = new ArrayList<>();

  /// @param of name of the reference
  /// @param target the value to reach; empty for a figure that has none
  public void row(String what, Figure ours, Figure reference, String of, String target) {
    rows.add(
        List.of(
            what,
            ours.toString(),
            reference.toString(),
            ours.ratioTo(reference).toString(),
            of,
            target));
  }

  public List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    all.add(TITLES);
    all.addAll(rows);
    int[] widths = new int[TITLES.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
