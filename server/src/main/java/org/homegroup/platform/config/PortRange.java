package org.homegroup.platform.config;

/// UDP or TCP ports from `first` to `last`, inclusive.
public record PortRange(int first, int last) {

  /// Parses `first-last`.
  ///
  /// @throws IllegalArgumentException if it is not a range of ports, with a sentence for people
  static PortRange parse(String text) {
    String[] ends = text.split("-", -1);
    try {
      var range =
          new PortRange(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[1].strip()));
      if (ends.length == 2
          && 1_024 <= range.first
          && range.first < range.last
          && range.last <= 65_535) {
        return range;
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
      // The message below states the expected form, whatever the error was.
    }
    throw new IllegalArgumentException(
        "must be two ports between 1024 and 65535, such as \"20000-20999\"");
  }

  boolean overlaps(PortRange other) {
    return first <= other.last && other.first <= last;
  }

  /// The form of Janus and of firewalls.
  @Override
  public String toString() {
    return first + "-" + last;
  }
}
