package org.homegroup.bench.media;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.homegroup.bench.harness.BenchRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `homegroup bench media`. Its exit code does not depend on the figures.
@Command(
    name = "media",
    description = "Measures audio and video beside the same bridge driven by itself.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    footer = {
      "",
      "Starts the real server (embedded PostgreSQL in a temporary folder, Janus) and one headless Chromium with"
          + " fake devices. Participants arrive in the waiting room of the web client, a lead with a camera clicks"
          + " Admit, and each participant leaves before the next one arrives. Measured is the time from that click to"
          + " the first decoded picture of the lead, and of the participant. The reference is the same bridge process,"
          + " the same browser, cameras, codecs and picture sizes, and a small page that uses the bridge's own API"
          + " without the server: from its join to the same pictures. Then the CPU time of the bridge is measured"
          + " with 2, 3 and 6 participants. Nothing is left behind. The exit code is 0 whatever the figures are.",
      "",
      "Janus comes with the server. A Jitsi Videobridge has to run already, configured as in docker/jvb/jvb.conf, and"
          + " be named. server/docs/FIGURES.md has results."
    })
public final class MediaBenchCommand implements Callable<Integer> {

  /// The bridges to measure.
  enum Choice {
    JANUS,
    JVB,
    ALL
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--bridge",
      defaultValue = "ALL",
      paramLabel = "BRIDGE",
      description = "${COMPLETION-CANDIDATES}.")
  private Choice bridge;

  @Option(
      names = "--people",
      defaultValue = "8",
      description = "Participants admitted in each round.")
  private int people;

  @Option(names = "--rounds", defaultValue = "2", description = "Repetitions.")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "8",
      description = "Duration of the CPU measurement, in a room of each size.")
  private double seconds;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "PEOPLE",
      defaultValue = "2,3,6",
      description = "The sizes of that room, the lead included.")
  private List<Integer> sizes;

  @Option(
      names = "--jvb-url",
      paramLabel = "URL",
      defaultValue = "${env:HOMEGROUP_TEST_JVB_URL}",
      description = "Private HTTP API of a Videobridge (also: HOMEGROUP_TEST_JVB_URL).")
  private String jvbUrl;

  @Option(
      names = "--jvb-pid",
      paramLabel = "PID",
      defaultValue = "${env:HOMEGROUP_TEST_JVB_PID}",
      description = "Its process on this machine, for the CPU time (also: HOMEGROUP_TEST_JVB_PID).")
  private Long jvbProcess;

  @Override
  public Integer call() {
    if (people < 1 || rounds < 1 || sizes.stream().anyMatch(size -> size < 2)) {
      throw new ParameterException(
          spec.commandLine(), "At least one person, one round, and two people in a room.");
    }
    var measured = Duration.ofMillis(Math.round(seconds * 1000));
    var scale = new MediaScale(people, rounds, measured, sizes);
    return BenchRun.of(
        spec,
        say ->
            new MediaBench(
                scale,
                chosen(),
                Optional.ofNullable(jvbUrl).filter(url -> !url.isBlank()).map(URI::create),
                jvbProcess == null ? OptionalLong.empty() : OptionalLong.of(jvbProcess),
                say));
  }

  private Set<MediaBench.Bridge> chosen() {
    return switch (bridge) {
      case JANUS -> EnumSet.of(MediaBench.Bridge.JANUS);
      case JVB -> EnumSet.of(MediaBench.Bridge.JVB);
      case ALL -> EnumSet.allOf(MediaBench.Bridge.class);
    };
  }
}
