package org.homegroup.bench.media;

import java.util.ArrayList;
import java.util.List;
import org.homegroup.bench.harness.Figure;
import org.homegroup.bench.harness.Pause;
import org.homegroup.bench.harness.ProcessFigures;
import org.homegroup.bench.harness.Report;

/// Part 2: the CPU time of the bridge's process while all participants in a room send audio and
/// video.
final class BridgeCpuPart {

  private static final double PERCENT = 100;

  private final MediaScale scale;
  private final long process;

  /// @param share of a core, in percent
  /// @param pictures frames per second that one participant decodes of one other
  private record Measured(double share, double pictures) {}

  BridgeCpuPart(MediaScale scale, long process) {
    this.scale = scale;
    this.process = process;
  }

  void run(String bridge, Meeting real, Meeting reference, Report report) {
    List<Measured> ours = measure(real);
    List<Measured> bare = measure(reference);
    String of = bridge + " by itself";
    for (int i = 0; i < scale.sizes().size(); i++) {
      int size = scale.sizes().get(i);
      String name = "%s with %d people, ".formatted(bridge, size);
      Measured one = ours.get(i);
      Measured other = bare.get(i);
      row(report, name + "CPU, % of a core", one.share(), other.share(), of);
      row(report, name + "CPU for each, %", one.share() / size, other.share() / size, of);
      row(report, name + "pictures/s of each other", one.pictures(), other.pictures(), of);
    }
  }

  private List<Measured> measure(Meeting meeting) {
    List<Measured> all = new ArrayList<>();
    try (meeting) {
      for (int size : scale.sizes()) {
        while (meeting.size() < size) {
          meeting.comes();
        }
        Pause.of(scale.settle());
        all.add(measured(meeting, size));
      }
    }
    return all;
  }

  private Measured measured(Meeting meeting, int size) {
    long picturesBefore = sum(meeting.pictures());
    long cpuBefore = ProcessFigures.cpuMicros(process);
    long began = System.nanoTime();
    Pause.of(scale.measured());
    double micros = (System.nanoTime() - began) / 1e3;
    long cpu = ProcessFigures.cpuMicros(process) - cpuBefore;
    long pictures = sum(meeting.pictures()) - picturesBefore;
    double seconds = micros / 1e6;
    return new Measured(PERCENT * cpu / micros, pictures / seconds / (size * (size - 1)));
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private static void row(Report report, String name, double ours, double bare, String of) {
    report.row(name, Figure.of(ours), Figure.of(bare), of, "");
  }
}
