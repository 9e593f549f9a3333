package org.homegroup.bench.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.homegroup.bench.harness.Percentiles;
import org.homegroup.bench.harness.RealServer;

/// Connects many visitors with a limit on those in flight: the next one connects when one is in.
/// The lead of each room is its first visitor.
final class Crowd {

  private final LoadClient client;
  private final int port;
  private final Percentiles times = new Percentiles();
  private final CompletableFuture<Void> allIn = new CompletableFuture<>();
  private int next;
  private int left;

  Crowd(LoadClient client, int port) {
    this.client = client;
    this.port = port;
  }

  /// A visitor to be connected.
  ///
  /// @param listener makes the listener of the socket, from a callback to run once the visitor
  ///     is in
  record Guest(String path, Function<Runnable, LoadSocket.Listener> listener) {}

  /// The time for all visitors, and for each of them from its first packet on.
  record Came(double seconds, Percentiles each) {}

  Came come(List<Guest> guests, int inFlight) {
    left = guests.size();
    long begun = System.nanoTime();
    client.run(
        () -> {
          for (int i = 0; i < Math.min(inFlight, guests.size()); i++) {
            nextOf(guests);
          }
        });
    client.await(allIn);
    return new Came((System.nanoTime() - begun) / 1e9, times);
  }

  private void nextOf(List<Guest> guests) {
    if (next == guests.size()) {
      return;
    }
    Guest guest = guests.get(next++);
    long since = System.nanoTime();
    Runnable isIn =
        () -> {
          times.add(System.nanoTime() - since);
          if (--left == 0) {
            allIn.complete(null);
          }
          nextOf(guests);
        };
    client.connect(port, guest.path(), guest.listener().apply(isIn));
  }

  /// Returns the participants of a series of sessions, who use the real protocol.
  ///
  /// @param visitors receives each of them, in order
  static List<Guest> visitors(RealServer server, int series, int people, List<Visitor> visitors) {
    List<Guest> guests = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      int room = i / Scale.SEATS;
      int seat = i % Scale.SEATS;
      String key =
          seat == 0 ? PracticeText.clinicianKey(room) : PracticeText.patientKey(room, seat);
      String token = server.token(key);
      String session = server.sessionId(PracticeText.sessionKey(series, room));
      guests.add(
          new Guest(
              "/live",
              isIn -> {
                var visitor = new Visitor(token, session, seat == 0, _ -> isIn.run());
                visitors.add(visitor);
                return visitor;
              }));
    }
    return guests;
  }

  /// Returns as many connections to the bare server.
  ///
  /// @param echo whether each connection is alone in a room, sends one message, and is in when the
  ///     message comes back
  static List<Guest> echoes(int people, boolean echo, List<BareVisitor> visitors) {
    List<Guest> guests = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      guests.add(
          new Guest(
              echo ? "/alone-" + i : "/room-" + i / Scale.SEATS,
              isIn -> {
                var visitor = new BareVisitor(echo, isIn);
                visitors.add(visitor);
                return visitor;
              }));
    }
    return guests;
  }
}
