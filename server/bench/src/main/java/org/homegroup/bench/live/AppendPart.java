package org.homegroup.bench.live;

import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.homegroup.bench.harness.Figure;
import org.homegroup.bench.harness.Pause;
import org.homegroup.bench.harness.RealServer;
import org.homegroup.bench.harness.Report;

/// Part 4: durable events per second, through the journal alone and by commands on the live socket,
/// beside a bare group commit on the same PostgreSQL.
final class AppendPart {

  /// Concurrent appends, each in another session.
  private static final List<Integer> WRITERS = List.of(32, 256);

  private static final String REFERENCE = "bare group commit";

  private final Scale scale;
  private final LoadClient client;
  private final RealServer server;
  private final LongAdder commands = new LongAdder();
  private volatile boolean commanding;

  AppendPart(Scale scale, LoadClient client, RealServer server) {
    this.scale = scale;
    this.client = client;
    this.server = server;
  }

  void run(List<Visitor> visitors, Report report) {
    Context context = server.vertx().getOrCreateContext();
    for (int writers : WRITERS) {
      var journal = new JournalLoad(server.vertx(), server.pool(), context, writers);
      compare(
          "durable appends/s, journal, %d writers".formatted(writers),
          () -> measure(journal::start, journal::stop, journal.count()),
          new BareGroupCommit(server.pool(), context, writers),
          report);
    }
    commandsOf(visitors);
    compare(
        "durable commands/s, live socket, %d people".formatted(visitors.size()),
        () -> measure(() -> startCommands(visitors), () -> commanding = false, commands),
        new BareGroupCommit(server.pool(), context, visitors.size()),
        report);
  }

  private void compare(String what, DoubleSupplier ours, BareGroupCommit bare, Report report) {
    Figure figure = new Figure();
    Figure reference = new Figure();
    for (int round = -1; round < scale.rounds(); round++) {
      double byBare = measure(bare::start, bare::stop, bare.count());
      double byOurs = ours.getAsDouble();
      // The first round is for warming up.
      if (round >= 0) {
        reference.add(byBare);
        figure.add(byOurs);
      }
    }
    String target = what.contains("journal") ? ">= 0.5" : "";
    report.row(what, figure, reference, REFERENCE, target);
  }

  private double measure(Runnable start, Runnable stop, LongAdder count) {
    start.run();
    Pause.of(scale.settle());
    long before = count.sum();
    long since = System.nanoTime();
    Pause.of(scale.measured());
    double done = count.sum() - before;
    double seconds = (System.nanoTime() - since) / 1e9;
    stop.run();
    Pause.of(scale.settle());
    return done / seconds;
  }

  /// Each participant raises and lowers a hand, and sends the next command when the last one is
  /// recorded.
  private void commandsOf(List<Visitor> visitors) {
    client.run(
        () ->
            visitors.forEach(
                visitor -> {
                  boolean[] raised = {false};
                  visitor.onDone(
                      () -> {
                        commands.increment();
                        raised[0] = !raised[0];
                        if (commanding || raised[0]) {
                          visitor.command(raised[0] ? "lower-hand" : "raise-hand", "");
                        }
                      });
                }));
  }

  private void startCommands(List<Visitor> visitors) {
    commanding = true;
    client.run(() -> visitors.forEach(visitor -> visitor.command("raise-hand", "")));
  }
}
