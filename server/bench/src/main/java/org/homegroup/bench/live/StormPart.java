package org.homegroup.bench.live;

import java.util.ArrayList;
import java.util.List;
import org.homegroup.bench.harness.Figure;
import org.homegroup.bench.harness.Pause;
import org.homegroup.bench.harness.RealServer;
import org.homegroup.bench.harness.Report;
import org.homegroup.bench.live.Crowd.Came;

/// Part 2: all participants join at once. Each connects, sends hello, arrives, and is admitted by
/// the lead of the room. The visitors of the bare server connect and wait for one echo.
final class StormPart {

  /// The first storms after a start are slow because classes are loaded and code is compiled.
  static final int WARM_UPS = 3;

  private static final String REFERENCE = "bare connect and echo";

  private final Scale scale;
  private final LoadClient client;
  private final RealServer server;
  private final Bare bare;
  private int series;

  /// @param series the first series of sessions that is for storms
  StormPart(Scale scale, LoadClient client, RealServer server, Bare bare, int series) {
    this.scale = scale;
    this.client = client;
    this.server = server;
    this.bare = bare;
    this.series = series;
  }

  /// Returns the number of series of sessions that the storms need.
  static int series(Scale scale) {
    return WARM_UPS + 2 * scale.rounds();
  }

  void run(Report report) {
    for (int i = 0; i < WARM_UPS; i++) {
      Came came = ours(scale.inFlight());
      if (i == 0) {
        report.row(
            "join storm, the first after the start, s",
            Figure.of(came.seconds()),
            Figure.of(echo(scale.inFlight()).seconds()),
            REFERENCE,
            "");
      }
    }
    storms(report, scale.inFlight(), "join storm, %d at a time".formatted(scale.inFlight()), true);
    storms(report, scale.stormPeople(), "join storm, all at the same moment", false);
  }

  private void storms(Report report, int inFlight, String name, boolean targets) {
    List<Came> ours = new ArrayList<>();
    List<Came> echoes = new ArrayList<>();
    for (int round = 0; round < scale.rounds(); round++) {
      ours.add(ours(inFlight));
      echoes.add(echo(inFlight));
    }
    report.row(
        name + ", s for all", seconds(ours), seconds(echoes), REFERENCE, targets ? "<= 1.5" : "");
    report.row(name + ", p50 ms each", part(ours, 0.5), part(echoes, 0.5), REFERENCE, "");
    report.row(
        name + ", p99 ms each",
        part(ours, 0.99),
        part(echoes, 0.99),
        REFERENCE,
        targets ? "< 200" : "");
  }

  private Came ours(int inFlight) {
    List<Visitor> visitors = new ArrayList<>();
    var guests = Crowd.visitors(server, series++, scale.stormPeople(), visitors);
    Came came = new Crowd(client, server.port()).come(guests, inFlight);
    client.run(() -> visitors.forEach(Visitor::expectEnd));
    client.run(() -> visitors.stream().filter(Visitor::isLead).forEach(Visitor::end));
    Pause.of(scale.settle());
    return came;
  }

  private Came echo(int inFlight) {
    List<BareVisitor> visitors = new ArrayList<>();
    Came came =
        new Crowd(client, bare.port())
            .come(Crowd.echoes(scale.stormPeople(), true, visitors), inFlight);
    client.run(() -> visitors.forEach(BareVisitor::goAway));
    Pause.of(scale.settle());
    return came;
  }

  private static Figure seconds(List<Came> all) {
    return Figure.of(all.stream().mapToDouble(Came::seconds).toArray());
  }

  private static Figure part(List<Came> all, double part) {
    return Figure.of(all.stream().mapToDouble(one -> one.each().millis(part)).toArray());
  }
}
