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

/// The command `homegroup bench live`. Its exit code does not depend on the figures.
@Command(
    name = "live",
    description = "Measures the live socket beside bare servers.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    footer = {
      "",
      "Starts the real server (embedded PostgreSQL in a temporary folder, no video bridge), two bare Vert.x"
          + " WebSocket servers that only fan frames out, and loads them from this process, one after the other in"
          + " each round. Nothing is left behind. Each figure is the median of the rounds, with the smallest and the"
          + " largest in brackets; a ratio is computed for each round. The participants of the join storm hold a token"
          + " before it begins. The exit code is 0 whatever the figures are.",
      "",
      "Parts: IDLE (memory of idle participants), STORM (all participants join at once), FAN_OUT (chat),"
          + " APPENDS (durable events). server/docs/FIGURES.md has results."
    })
public final class LiveBenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--parts",
      split = ",",
      paramLabel = "PART",
      description = "${COMPLETION-CANDIDATES}; all of them by default.")
  private Set<LiveBench.Part> parts;

  @Option(names = "--seconds", defaultValue = "3", description = "Length of one measurement.")
  private double seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "Repetitions of each measurement.")
  private int rounds;

  @Option(names = "--rooms", defaultValue = "80", description = "Rooms of 12 that chat.")
  private int rooms;

  @Option(names = "--storm", defaultValue = "1000", description = "People in the join storm.")
  private int storm;

  @Option(
      names = "--in-flight",
      defaultValue = "100",
      description = "How many of them join at a time.")
  private int inFlight;

  @Option(names = "--idle", defaultValue = "9600", description = "Idle participants.")
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
