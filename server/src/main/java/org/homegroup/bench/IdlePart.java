package org.homegroup.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Part 3: what a person costs who sits in a room and says nothing (but answers pings).
final class IdlePart {

  private static final Duration SETTLE = Duration.ofSeconds(5);

  private final Scale scale;
  private final LoadClient client;

  IdlePart(Scale scale, LoadClient client) {
    this.scale = scale;
    this.client = client;
  }

  private record Memory(double heap, double resident) {
    static Memory of(long pid) {
      double heap = ProcessFigures.heapKilobytes(pid);
      return new Memory(heap, ProcessFigures.residentKilobytes(pid));
    }

    Memory since(Memory before, int people) {
      return new Memory((heap - before.heap) / people, (resident - before.resident) / people);
    }
  }

  void run(RealServer server, int series, Bare bare, Report report) {
    Memory ours = ours(server, series);
    Memory reference = reference(bare);
    String kilobytes = "kB %s for each of %d idle people";
    report.row(
        kilobytes.formatted("of heap", scale.idlePeople()),
        Figure.of(ours.heap),
        Figure.of(reference.heap),
        "bare, coalescing",
        "<= 40");
    report.row(
        kilobytes.formatted("resident", scale.idlePeople()),
        Figure.of(ours.resident),
        Figure.of(reference.resident),
        "bare, coalescing",
        "<= 40");
  }

  private Memory ours(RealServer server, int series) {
    List<Visitor> visitors = new ArrayList<>();
    var guests = Crowd.visitors(server, series, scale.idlePeople(), visitors);
    Memory before = Memory.of(server.pid());
    new Crowd(client, server.port()).come(guests, scale.inFlight());
    Pause.of(SETTLE);
    Memory each = Memory.of(server.pid()).since(before, scale.idlePeople());
    client.run(() -> visitors.forEach(Visitor::expectEnd));
    client.run(() -> visitors.stream().filter(Visitor::isLead).forEach(Visitor::end));
    Pause.of(SETTLE);
    return each;
  }

  private Memory reference(Bare bare) {
    List<BareVisitor> visitors = new ArrayList<>();
    Memory before = Memory.of(bare.pid());
    new Crowd(client, bare.port())
        .come(Crowd.echoes(scale.idlePeople(), false, visitors), scale.inFlight());
    Pause.of(SETTLE);
    Memory each = Memory.of(bare.pid()).since(before, scale.idlePeople());
    client.run(() -> visitors.forEach(BareVisitor::goAway));
    Pause.of(SETTLE);
    return each;
  }
}
