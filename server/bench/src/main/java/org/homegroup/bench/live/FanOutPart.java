package org.homegroup.bench.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.homegroup.bench.harness.Figure;
import org.homegroup.bench.harness.RealServer;
import org.homegroup.bench.harness.Report;
import org.homegroup.bench.live.FanOut.Sample;

/// Part 1: chat in rooms. The measured server and both bare servers take turns.
final class FanOutPart {

  private static final String OURS = "ours";
  private static final String API = "bare, public API";
  private static final String COALESCING = "bare, coalescing";
  private static final int PAYLOAD = 200;

  /// The bytes that the server adds to a text: `type`, `from`, `to` and `at`.
  private static final int AROUND_TEXT = 95;

  private final Scale scale;
  private final LoadClient client;
  private final Map<String, FanOut> sides = new LinkedHashMap<>();

  FanOutPart(Scale scale, LoadClient client) {
    this.scale = scale;
    this.client = client;
  }

  void run(RealServer server, List<Visitor> visitors, Bare api, Bare coalescing, Report report) {
    sides.put(OURS, ours(server, visitors));
    List<BareVisitor> toApi = new ArrayList<>();
    List<BareVisitor> toCoalescing = new ArrayList<>();
    sides.put(API, bare(api, toApi));
    sides.put(COALESCING, bare(coalescing, toCoalescing));
    sides.values().forEach(side -> side.measure(4, scale));
    for (int window : Scale.WINDOWS) {
      window(window, report);
    }
    client.run(() -> toApi.forEach(BareVisitor::goAway));
    client.run(() -> toCoalescing.forEach(BareVisitor::goAway));
  }

  private void window(int window, Report report) {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round < scale.rounds(); round++) {
      sides.forEach(
          (name, side) ->
              samples
                  .computeIfAbsent(name, _ -> new ArrayList<>())
                  .add(side.measure(window, scale)));
    }
    String at = ", window " + window;
    row(report, "deliveries/s" + at, samples, Sample::perSecond, COALESCING, ">= 0.5");
    row(report, "deliveries/s" + at, samples, Sample::perSecond, API, "");
    row(report, "server CPU us/delivery" + at, samples, Sample::cpuMicros, COALESCING, "");
    row(report, "server CPU us/delivery" + at, samples, Sample::cpuMicros, API, "");
    row(report, "round trip p50 ms" + at, samples, Sample::p50, COALESCING, "");
    row(report, "round trip p99 ms" + at, samples, Sample::p99, COALESCING, "");
  }

  private static void row(
      Report report,
      String what,
      Map<String, List<Sample>> samples,
      ToDoubleFunction<Sample> value,
      String reference,
      String target) {
    report.row(
        what,
        Figure.of(samples.get(OURS).stream().mapToDouble(value).toArray()),
        Figure.of(samples.get(reference).stream().mapToDouble(value).toArray()),
        reference,
        target);
  }

  private FanOut ours(RealServer server, List<Visitor> visitors) {
    var side = new FanOut(client, server.pid());
    String text = ",\"to\":\"group\",\"text\":\"" + "x".repeat(PAYLOAD - AROUND_TEXT) + "\"";
    client.run(
        () -> {
          for (int at = 0; at < visitors.size(); at += Scale.SEATS) {
            List<Visitor> room = visitors.subList(at, at + Scale.SEATS);
            side.room(room.getFirst(), room.subList(1, room.size()), text);
          }
        });
    return side;
  }

  private FanOut bare(Bare server, List<BareVisitor> visitors) {
    var side = new FanOut(client, server.pid());
    new Crowd(client, server.port())
        .come(Crowd.echoes(scale.connections(), false, visitors), scale.inFlight());
    String start = "{\"type\":\"chat\",\"text\":\"";
    String text = start + "x".repeat(PAYLOAD - start.length() - 2) + "\"}";
    client.run(
        () -> {
          for (int at = 0; at < visitors.size(); at += Scale.SEATS) {
            List<BareVisitor> room = visitors.subList(at, at + Scale.SEATS);
            side.bareRoom(room.getFirst(), room.subList(1, room.size()), text);
          }
        });
    return side;
  }
}
