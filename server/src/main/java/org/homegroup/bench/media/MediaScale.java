package org.homegroup.bench.media;

import java.time.Duration;
import java.util.List;
import org.homegroup.bench.harness.Setting;

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

  /// What has to be known to read the figures.
  ///
  /// @param loadBefore the machine's load before the run, which makes a load itself
  List<String> setting(String loadBefore) {
    return List.of(
        Setting.machine()
            + " (%s before the run); server, bridge, PostgreSQL and all tabs share the machine."
                .formatted(loadBefore),
        "%d rounds of %d people, one after the other, after %d to warm up; CPU time over %.1f s each."
            .formatted(rounds(), people(), WARM_UPS, measured().toMillis() / 1000.0),
        "Everybody sends sound and picture (VP8; a lead 960x540 in three sizes, others 640x360, 20 a"
            + " second) by the machine's own address, no TURN.",
        "Let in: the lead's click on Admit; for the bridge by itself, the page's join. Its camera,"
            + " socket and session are open before, as ours are in the waiting room.",
        "p50: median (smallest-largest) of the rounds' medians. p95: of all, by the nearest rank.");
  }
}
