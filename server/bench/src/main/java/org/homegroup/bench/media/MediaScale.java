package org.homegroup.bench.media;

import java.time.Duration;
import java.util.List;
import org.homegroup.bench.harness.Setting;

/// The size of a run.
///
/// @param people participants admitted in each round, one after the other
/// @param rounds repetitions
/// @param measured duration of each CPU measurement
/// @param sizes number of people in the room of each CPU measurement, the lead included; ascending
record MediaScale(int people, int rounds, Duration measured, List<Integer> sizes) {

  /// The first participant after a start is slow because classes are loaded and code is compiled.
  static final int WARM_UPS = 1;

  MediaScale {
    sizes = sizes.stream().sorted().distinct().toList();
  }

  /// One room for each round, and one for the CPU time.
  int rooms() {
    return rounds + 1;
  }

  int patientsOfARoom() {
    return Math.max(people + WARM_UPS, sizes.getLast() - 1);
  }

  int cpuRoom() {
    return rounds;
  }

  /// The time that browsers and bridge need to settle on a bit rate.
  Duration settle() {
    return measured.dividedBy(3);
  }

  /// Returns the conditions of the run, printed above the figures.
  ///
  /// @param loadBefore the machine's load before the run, which itself adds load
  List<String> setting(String loadBefore) {
    return List.of(
        Setting.machine()
            + " (%s before the run); server, bridge, PostgreSQL and all tabs share the machine."
                .formatted(loadBefore),
        "%d rounds of %d people, one after the other, after %d to warm up; CPU time over %.1f s each."
            .formatted(rounds(), people(), WARM_UPS, measured().toMillis() / 1000.0),
        "All send audio and video (VP8; a lead 960x540 in three sizes, others 640x360, 20 frames a"
            + " second) by the machine's own address, no TURN.",
        "Let in: the lead's click on Admit; for the bridge by itself, the page's join. Its camera,"
            + " socket and session are open before, as ours are in the waiting room.",
        "p50: median (smallest-largest) of the rounds' medians. p95: of all, by the nearest rank.");
  }
}
