package org.homegroup.bench.media;

import java.util.function.IntFunction;
import org.homegroup.bench.harness.Figure;
import org.homegroup.bench.harness.Percentiles;
import org.homegroup.bench.harness.Report;
import org.homegroup.bench.media.Meeting.FirstPictures;

/// Part 1: participants are admitted one after the other; each leaves before the next arrives. The
/// server and the bare page take turns.
final class FirstPicturePart {

  private final MediaScale scale;
  private final Side ours = new Side();
  private final Side bare = new Side();

  /// Measurements of the server or of the bare page.
  private static final class Side {
    private final Place person = new Place();
    private final Place lead = new Place();
  }

  /// Times at one side of the call: those of the current round, and all.
  private static final class Place {
    private final Figure medians = new Figure();
    private final Percentiles round = new Percentiles();
    private final Percentiles all = new Percentiles();

    void add(long millis) {
      round.add(millis * 1_000_000);
      all.add(millis * 1_000_000);
    }

    void endRound() {
      medians.add(round.millis(0.5));
      round.clear();
    }
  }

  FirstPicturePart(MediaScale scale) {
    this.scale = scale;
  }

  /// @param real makes the server's meeting of a round
  /// @param reference makes the bare meeting of a round
  void run(
      String bridge, IntFunction<Meeting> real, IntFunction<Meeting> reference, Report report) {
    for (int round = 0; round < scale.rounds(); round++) {
      measure(real.apply(round), ours, round);
      measure(reference.apply(round), bare, round);
    }
    rows(report, bridge, "the person sees the lead", ours.person, bare.person);
    rows(report, bridge, "the lead sees the person", ours.lead, bare.lead);
  }

  private void measure(Meeting meeting, Side side, int round) {
    try (meeting) {
      int warmUps = round == 0 ? MediaScale.WARM_UPS : 0;
      for (int i = 0; i < warmUps + scale.people(); i++) {
        FirstPictures seen = meeting.comes();
        if (i >= warmUps) {
          side.person.add(seen.atPerson());
          side.lead.add(seen.atLead());
        }
        meeting.goes();
      }
    }
    side.person.endRound();
    side.lead.endRound();
  }

  private static void rows(Report report, String bridge, String what, Place ours, Place bare) {
    String name = "%s, let in until %s, ".formatted(bridge, what);
    String of = bridge + " by itself";
    report.row(name + "p50 ms", ours.medians, bare.medians, of, "");
    report.row(
        name + "p95 ms",
        Figure.of(ours.all.millis(0.95)),
        Figure.of(bare.all.millis(0.95)),
        of,
        "");
  }
}
