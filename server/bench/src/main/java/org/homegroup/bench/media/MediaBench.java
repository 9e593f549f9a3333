package org.homegroup.bench.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bench.harness.BenchRun;
import org.homegroup.bench.harness.Report;
import org.homegroup.bench.harness.Setting;
import org.homegroup.bench.harness.StartedResources;
import org.homegroup.testing.browser.ChromiumTabs;
import org.homegroup.testing.browser.Speech;

/// One run of `homegroup bench media`: a browser, and for each bridge a server and the bare pages.
final class MediaBench implements BenchRun.Bench {

  enum Bridge {
    JANUS,
    JVB
  }

  private final MediaScale scale;
  private final Set<Bridge> bridges;
  private final Optional<URI> jvb;
  private final OptionalLong jvbProcess;
  private final Consumer<String> say;
  private final StartedResources kept;
  private final Report report = new Report();

  /// The measurements that were not possible, each with the reason.
  private final List<String> remarks = new ArrayList<>();

  /// @param jvb private HTTP API of a running Videobridge
  /// @param jvbProcess the Videobridge's process, if it is on this machine
  /// @param say receives progress messages
  MediaBench(
      MediaScale scale,
      Set<Bridge> bridges,
      Optional<URI> jvb,
      OptionalLong jvbProcess,
      Consumer<String> say) {
    this.scale = scale;
    this.bridges = Set.copyOf(bridges);
    this.jvb = jvb;
    this.jvbProcess = jvbProcess;
    this.say = say;
    this.kept = new StartedResources(say);
  }

  @Override
  public List<String> run() {
    String loadBefore = Setting.load();
    Path directory = kept.temporaryDirectory();
    say.accept("starting Chromium");
    ChromiumTabs browser = kept.keep(browser(directory));
    ReferencePages pages = kept.keep(new ReferencePages(jvb));
    var run = new Run(browser, pages, resource("probe.js"));
    if (bridges.contains(Bridge.JANUS)) {
      Path folder = directory.resolve("with-janus");
      try (MediaServer server = start(folder, "homegroup.bridge.kind = \"janus\"")) {
        run.measure(server, JanusUnderTest.of(MediaServer.data(folder)));
      }
    }
    if (bridges.contains(Bridge.JVB) && jvb.isEmpty()) {
      remarks.add(
          "NO VIDEOBRIDGE GIVEN: none was measured. --jvb-url names the private HTTP API of one.");
    }
    if (bridges.contains(Bridge.JVB) && jvb.isPresent()) {
      String configuration =
          "homegroup.bridge { kind = \"jvb\", jvb { url = \"%s\" } }".formatted(jvb.get());
      try (MediaServer server = start(directory.resolve("with-jvb"), configuration)) {
        run.measure(server, new JvbUnderTest(jvbProcess));
      }
    }
    List<String> lines = Setting.above(report, scale.setting(loadBefore));
    lines.addAll(remarks);
    return lines;
  }

  private MediaServer start(Path folder, String configuration) {
    say.accept("starting the server");
    return kept.keep(
        MediaServer.start(
            folder, configuration, MediaPractice.text(scale.rooms(), scale.patientsOfARoom())));
  }

  private final class Run {

    private final ChromiumTabs browser;
    private final ReferencePages pages;
    private final String probe;

    Run(ChromiumTabs browser, ReferencePages pages, String probe) {
      this.browser = browser;
      this.pages = pages;
      this.probe = probe;
    }

    void measure(MediaServer server, BridgeUnderTest bridge) {
      say.accept(bridge.title() + ": first pictures");
      new FirstPicturePart(scale)
          .run(
              bridge.title(),
              round -> new RealMeeting(browser, probe, server, round),
              round -> bare(bridge, round),
              report);
      if (bridge.pid().isEmpty()) {
        remarks.add(
            "The CPU time of %s was not measured: its process is not known (--jvb-pid)."
                .formatted(bridge.title()));
        return;
      }
      say.accept(bridge.title() + ": CPU time");
      new BridgeCpuPart(scale, bridge.pid().getAsLong())
          .run(
              bridge.title(),
              new RealMeeting(browser, probe, server, scale.cpuRoom()),
              bare(bridge, scale.cpuRoom()),
              report);
    }

    private Meeting bare(BridgeUnderTest bridge, int room) {
      return new BareMeeting(browser, probe, pages.url(bridge.page()), bridge, "bench-" + room);
    }
  }

  private static ChromiumTabs browser(Path directory) {
    try {
      return ChromiumTabs.start(
          directory.resolve("chromium"), Speech.write(directory.resolve("speech.wav")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String resource(String name) {
    try (InputStream in = MediaBench.class.getResourceAsStream("/bench/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    kept.close();
  }
}
