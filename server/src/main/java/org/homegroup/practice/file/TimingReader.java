package org.homegroup.practice.file;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import org.homegroup.practice.file.Practice.Slot;
import org.homegroup.practice.file.Practice.Timing;

/// Reads the start of a session: `starts = "now"`, `starts = "2026-11-24T18:00"`, or `weekly =
/// ["tuesday 18:00"]`.
final class TimingReader {

  private TimingReader() {}

  static Timing read(FileEntry entry) {
    boolean starts = entry.present("starts");
    boolean weekly = entry.present("weekly");
    if (starts == weekly) {
      entry.complain("starts", starts ? "and weekly exclude each other" : "or weekly is missing");
      return new Timing.FromNow();
    }
    return starts ? starts(entry) : weekly(entry);
  }

  private static Timing starts(FileEntry entry) {
    if (entry.optionalText("starts").equals(Optional.of("now"))) {
      return new Timing.FromNow();
    }
    return entry
        .parsed("starts", LocalDateTime::parse, "must be \"now\" or like 2026-11-24T18:00")
        .<Timing>map(Timing.Once::new)
        .orElseGet(Timing.FromNow::new);
  }

  private static Timing weekly(FileEntry entry) {
    var slots = entry.texts("weekly").stream().flatMap(text -> slot(entry, text).stream()).toList();
    if (entry.texts("weekly").isEmpty()) {
      entry.complain("weekly", "must hold at least one time such as \"tuesday 18:00\"");
    }
    if (slots.stream().map(Slot::day).distinct().count() < slots.size()) {
      entry.complain("weekly", "may hold each day once; make another entry for a second time");
    }
    return new Timing.Weekly(slots);
  }

  private static Optional<Slot> slot(FileEntry entry, String text) {
    try {
      String[] words = text.strip().split("\\s+");
      if (words.length == 2) {
        return Optional.of(
            new Slot(
                DayOfWeek.valueOf(words[0].toUpperCase(Locale.ROOT)), LocalTime.parse(words[1])));
      }
    } catch (DateTimeException | IllegalArgumentException _) {
      // The message below states the expected form, whatever the error was.
    }
    entry.complain("weekly", "must hold times such as \"tuesday 18:00\", not \"" + text + "\"");
    return Optional.empty();
  }
}
