package org.homegroup.bench.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bench.harness.BenchRun;
import org.homegroup.bench.harness.RealServer;
import org.homegroup.bench.harness.Report;
import org.homegroup.bench.harness.Setting;
import org.homegroup.bench.harness.StartedResources;

/// One run of `homegroup bench live`: starts the servers, measures, and stops them, also when it is
/// interrupted.
final class LiveBench implements BenchRun.Bench {

  private static final int IDLE_SERIES = 0;
  private static final int TALK_SERIES = 1;
  private static final int FIRST_STORM = 2;

  /// The parts, in the order of their run: memory is measured first, on fresh processes.
  enum Part {
    IDLE,
    STORM,
    FAN_OUT,
    APPENDS
  }

  private final Scale scale;
  private final Set<Part> parts;
  private final List<String> flags;
  private final Consumer<String> say;
  private final StartedResources kept;

  /// @param flags further JVM flags of the measured processes
  /// @param say receives progress messages
  LiveBench(Scale scale, Set<Part> parts, List<String> flags, Consumer<String> say) {
    this.scale = scale;
    this.parts = Set.copyOf(parts);
    this.flags = List.copyOf(flags);
    this.say = say;
    this.kept = new StartedResources(say);
  }

  @Override
  public List<String> run() {
    var report = new Report();
    Path directory = kept.temporaryDirectory();
    say.accept("starting the server, with " + people() + " people, and the bare servers");
    RealServer server = kept.keep(RealServer.start(directory, PracticeText.of(series()), flags));
    Bare api = kept.keep(Bare.start(directory, BareServer.Mode.API, flags));
    Bare coalescing = kept.keep(Bare.start(directory, BareServer.Mode.COALESCING, flags));
    LoadClient client = kept.keep(new LoadClient());
    if (parts.contains(Part.IDLE)) {
      say.accept("idle people");
      new IdlePart(scale, client).run(server, IDLE_SERIES, coalescing, report);
    }
    if (parts.contains(Part.STORM)) {
      say.accept("join storms");
      new StormPart(scale, client, server, coalescing, FIRST_STORM).run(report);
    }
    if (parts.contains(Part.FAN_OUT) || parts.contains(Part.APPENDS)) {
      talk(server, api, coalescing, client, report);
    }
    return Setting.above(report, scale.setting());
  }

  private void talk(
      RealServer server, Bare api, Bare coalescing, LoadClient client, Report report) {
    List<Visitor> visitors = new ArrayList<>();
    var guests = Crowd.visitors(server, TALK_SERIES, scale.connections(), visitors);
    new Crowd(client, server.port()).come(guests, scale.inFlight());
    if (parts.contains(Part.FAN_OUT)) {
      say.accept("fan-out");
      new FanOutPart(scale, client).run(server, visitors, api, coalescing, report);
    }
    if (parts.contains(Part.APPENDS)) {
      say.accept("durable appends");
      new AppendPart(scale, client, server).run(visitors, report);
    }
    client.run(() -> visitors.forEach(Visitor::goAway));
  }

  private int people() {
    return Collections.max(series()) * Scale.SEATS;
  }

  /// Returns the number of rooms of each series of sessions.
  private List<Integer> series() {
    List<Integer> series = new ArrayList<>();
    boolean talks = parts.contains(Part.FAN_OUT) || parts.contains(Part.APPENDS);
    series.add(parts.contains(Part.IDLE) ? scale.idleRooms() : 0);
    series.add(talks ? scale.rooms() : 0);
    for (int i = 0; parts.contains(Part.STORM) && i < StormPart.series(scale); i++) {
      series.add(scale.stormRooms());
    }
    return series;
  }

  @Override
  public void close() {
    kept.close();
  }
}
