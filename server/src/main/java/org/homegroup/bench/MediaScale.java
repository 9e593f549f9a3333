package org.homegroup.bench;

import java.time.Duration;
import java.util.List;

/// How much of the media is measured.
///
/// @param people who are let in, one after the other, in each round
/// @param rounds how often
/// @param measured how long the bridge's CPU time is counted
record MediaScale(int people, int rounds, Duration measured) {

  /// How many are in the room while the bridge's CPU time is counted, the lead among them.
  static final List<Integer> SIZES = List.of(2, 3, 6);

  /// The first person after a start is slow: classes are loaded, code is compiled.
  static final int WARM_UPS = 1;

  /// A room for each round, and one for the CPU time.
  int rooms() {
    return rounds + 1;
  }

  int patientsOfARoom() {
    return Math.max(people + WARM_UPS, SIZES.getLast() - 1);
  }

  int cpuRoom() {
    return rounds;
  }

  /// Until browsers and bridge have agreed on how much they send.
  Duration settle() {
    return measured.dividedBy(3);
  }
}
