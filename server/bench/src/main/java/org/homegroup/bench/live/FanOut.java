package org.homegroup.bench.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.homegroup.bench.harness.Pause;
import org.homegroup.bench.harness.Percentiles;
import org.homegroup.bench.harness.ProcessFigures;

/// Measures the fan-out of one server in a closed loop: in each room one sender has `window`
/// messages in flight and sends the next one when it receives one of its own.
final class FanOut {

  private final LoadClient client;
  private final long pid;
  private final List<Room> rooms = new ArrayList<>();
  private final Percentiles roundTrips = new Percentiles();
  private long deliveries;
  private boolean running;

  /// Number of rooms in which a message is in flight.
  private int speaking;

  private CompletableFuture<Void> silent;

  /// @param cpuMicros of the server, for each delivery
  record Sample(double perSecond, double cpuMicros, double p50, double p99) {}

  FanOut(LoadClient client, long pid) {
    this.client = client;
    this.pid = pid;
  }

  private final class Room {
    private final Runnable send;
    private final Deque<Long> sentAt = new ArrayDeque<>();

    Room(Runnable send) {
      this.send = send;
    }

    void sendOne() {
      sentAt.add(System.nanoTime());
      send.run();
    }

    void heard() {
      roundTrips.add(System.nanoTime() - sentAt.remove());
      if (running) {
        sendOne();
      } else if (sentAt.isEmpty() && --speaking == 0) {
        silent.complete(null);
      }
    }
  }

  /// Adds a room of the measured server, in which `sender` sends.
  void room(Visitor sender, List<Visitor> others, String text) {
    var room = new Room(() -> sender.command("chat", text));
    others.forEach(one -> one.onChat(() -> deliveries++));
    sender.onChat(
        () -> {
          deliveries++;
          room.heard();
        });
    rooms.add(room);
  }

  void bareRoom(BareVisitor sender, List<BareVisitor> others, String text) {
    var room = new Room(() -> sender.send(text));
    others.forEach(one -> one.onText(() -> deliveries++));
    sender.onText(
        () -> {
          deliveries++;
          room.heard();
        });
    rooms.add(room);
  }

  Sample measure(int window, Scale scale) {
    client.run(
        () -> {
          running = true;
          speaking = rooms.size();
          for (int i = 0; i < window; i++) {
            rooms.forEach(Room::sendOne);
          }
        });
    Pause.of(scale.settle());
    client.run(roundTrips::clear);
    long before = client.call(() -> deliveries);
    long cpuBefore = ProcessFigures.cpuMicros(pid);
    long since = System.nanoTime();
    Pause.of(scale.measured());
    double count = client.call(() -> deliveries) - before;
    double seconds = (System.nanoTime() - since) / 1e9;
    double cpu = ProcessFigures.cpuMicros(pid) - cpuBefore;
    var sample =
        client.call(
            () ->
                new Sample(
                    count / seconds, cpu / count, roundTrips.millis(0.5), roundTrips.millis(0.99)));
    silent = new CompletableFuture<>();
    client.run(() -> running = false);
    client.await(silent);
    return sample;
  }
}
