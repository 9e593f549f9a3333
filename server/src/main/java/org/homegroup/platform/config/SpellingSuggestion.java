package org.homegroup.platform.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Suggests a known word for a misspelled one.
final class SpellingSuggestion {

  private SpellingSuggestion() {}

  /// The candidate with the fewest edits, if they are few enough for a typing error.
  static Optional<String> to(String written, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> edits(written, candidate)))
        .filter(candidate -> edits(written, candidate) <= 2 + written.length() / 8);
  }

  /// Computes the Levenshtein distance, one row at a time.
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
