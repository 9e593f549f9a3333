package org.homegroup.bench.live;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.homegroup.bench.harness.BenchRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `homegroup bench live`: measures and prints; the exit code says nothing about the figures.
@Command(
    name = "live",
    description = "Measures the live socket beside bare servers.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    footer = {
      "",
      "It starts the real server (embedded PostgreSQL in a temporary folder, no video bridge), two bare Vert.x"
          + " WebSocket servers that only fan frames out, and loads them from this process, one after the other in"
          + " each round. Nothing is left behind. Each figure is the median of the rounds, with the smallest and the"
          + " largest in brackets; a ratio is made round by round. The join storm, authentication included, begins"
          + " with people who hold a token. The exit code is 0 whatever the figures are.",
      "",
      "Parts: IDLE (memory of people who say nothing), STORM (everybody comes at once), FAN_OUT (chat),"
          + " APPENDS (facts on the disk). server/docs/FIGURES.md says what was reached."
    })
public final class LiveBenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--parts",
      split = ",",
      paramLabel = "PART",
      description = "${COMPLETION-CANDIDATES}; all of them when left out.")
  private Set<LiveBench.Part> parts;

  @Option(names = "--seconds", defaultValue = "3", description = "Length of one measurement.")
  private double seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "Repetitions of each.")
  private int rounds;

  @Option(names = "--rooms", defaultValue = "80", description = "Rooms of 12 that chat.")
  private int rooms;

  @Option(names = "--storm", defaultValue = "1000", description = "People in the join storm.")
  private int storm;

  @Option(
      names = "--in-flight",
      defaultValue = "100",
      description = "How many of them are on their way at a time.")
  private int inFlight;

  @Option(names = "--idle", defaultValue = "9600", description = "People who are idle.")
  private int idle;

  @Option(
      names = "--jvm",
      paramLabel = "FLAG",
      description = "A further flag for the JVMs of the servers; may be repeated.")
  private List<String> flags = List.of();

  @Override
  public Integer call() {
    var measured = Duration.ofMillis(Math.round(seconds * 1000));
    var scale = new Scale(measured, rounds, rooms, storm, inFlight, idle);
    Set<LiveBench.Part> wanted =
        parts == null ? EnumSet.allOf(LiveBench.Part.class) : EnumSet.copyOf(parts);
    return BenchRun.of(spec, say -> new LiveBench(scale, wanted, flags, say));
  }
}
