package org.homegroup.bench;

import java.time.Duration;
import java.util.List;

/// How much of the media is measured.
///
/// @param people who are let in, one after the other, in each round
/// @param rounds how often
/// @param measured how long the bridge's CPU time is counted
/// @param sizes how many are in the room while it is counted, the lead among them; rising
record MediaScale(int people, int rounds, Duration measured, List<Integer> sizes) {

  /// The first person after a start is slow: classes are loaded, code is compiled.
  static final int WARM_UPS = 1;

  MediaScale {
    sizes = sizes.stream().sorted().distinct().toList();
  }

  /// A room for each round, and one for the CPU time.
  int rooms() {
    return rounds + 1;
  }

  int patientsOfARoom() {
    return Math.max(people + WARM_UPS, sizes.getLast() - 1);
  }

  int cpuRoom() {
    return rounds;
  }

  /// Until browsers and bridge have agreed on how much they send.
  Duration settle() {
    return measured.dividedBy(3);
  }
}
