package org.homegroup.bench.live;

import java.util.ArrayList;
import java.util.List;
import org.homegroup.bench.harness.Figure;
import org.homegroup.bench.harness.Pause;
import org.homegroup.bench.harness.ProcessFigures;
import org.homegroup.bench.harness.RealServer;
import org.homegroup.bench.harness.Report;

/// Part 3: the memory of an idle participant, who only answers pings.
final class IdlePart {

  private static final String BARE = "bare, coalescing";

  private final Scale scale;
  private final LoadClient client;

  IdlePart(Scale scale, LoadClient client) {
    this.scale = scale;
    this.client = client;
  }

  /// In kB.
  private record Memory(double heap, double resident) {
    static Memory of(long pid) {
      double heap = ProcessFigures.heapKilobytes(pid);
      return new Memory(heap, ProcessFigures.residentKilobytes(pid));
    }
  }

  private record Growth(Memory before, Memory after) {
    Figure heapEach(int people) {
      return Figure.of((after.heap - before.heap) / people);
    }

    Figure residentEach(int people) {
      return Figure.of((after.resident - before.resident) / people);
    }

    Figure residentMegabytes() {
      return Figure.of(after.resident / 1024);
    }
  }

  void run(RealServer server, int series, Bare bare, Report report) {
    Growth ours = ours(server, series);
    Growth reference = reference(bare);
    int people = scale.idlePeople();
    String each = " for each of %d idle people".formatted(people);
    report.row(
        "kB of heap" + each, ours.heapEach(people), reference.heapEach(people), BARE, "<= 40");
    report.row(
        "kB resident" + each,
        ours.residentEach(people),
        reference.residentEach(people),
        BARE,
        "<= 40");
    report.row(
        "MB resident, the whole server with them",
        ours.residentMegabytes(),
        reference.residentMegabytes(),
        BARE,
        "");
  }

  private Growth ours(RealServer server, int series) {
    List<Visitor> visitors = new ArrayList<>();
    var guests = Crowd.visitors(server, series, scale.idlePeople(), visitors);
    Memory before = Memory.of(server.pid());
    new Crowd(client, server.port()).come(guests, scale.inFlight());
    Pause.of(scale.measured().multipliedBy(2));
    var growth = new Growth(before, Memory.of(server.pid()));
    client.run(() -> visitors.forEach(Visitor::expectEnd));
    client.run(() -> visitors.stream().filter(Visitor::isLead).forEach(Visitor::end));
    Pause.of(scale.measured().multipliedBy(2));
    return growth;
  }

  private Growth reference(Bare bare) {
    List<BareVisitor> visitors = new ArrayList<>();
    Memory before = Memory.of(bare.pid());
    new Crowd(client, bare.port())
        .come(Crowd.echoes(scale.idlePeople(), false, visitors), scale.inFlight());
    Pause.of(scale.measured().multipliedBy(2));
    var growth = new Growth(before, Memory.of(bare.pid()));
    client.run(() -> visitors.forEach(BareVisitor::goAway));
    Pause.of(scale.measured().multipliedBy(2));
    return growth;
  }
}
