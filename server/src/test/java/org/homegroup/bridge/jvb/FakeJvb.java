package org.homegroup.bridge.jvb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.ForceMute;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.SourceGroupPacketExtension;

/// A Videobridge without media: a real HTTP and WebSocket server that reads requests with
/// Jitsi's own deserializer, as the real one does, and refuses what the real one refuses, in
/// its words. What it does wrong on purpose is asked of it by `fault`. Lives on one event loop.
final class FakeJvb {

  static final String UFRAG = "bridgeufrag";
  static final String FINGERPRINT = "AB:CD:EF";

  /// One endpoint as the bridge knows it.
  static final class FakeEndpoint {
    boolean audioMuted;
    boolean videoMuted;

    /// What came with an answer; `null` before, and when it came without `xmlns`.
    String remoteUfrag;

    List<Long> ssrcs = List.of();

    /// As in a session description: the word, then the SSRCs.
    List<String> groups = List.of();

    /// Packets come all the time: some more at each reading.
    volatile boolean talks;

    long audioPackets;
    long videoPackets;
    boolean iceFailed;
    ServerWebSocket socket;
    final List<JsonObject> heard = new CopyOnWriteArrayList<>();
  }

  /// What to do to the next request that contains these words.
  private record Fault(String words, Kind kind) {}

  enum Kind {
    /// Never answers, and does nothing.
    HANG,
    /// Does it, but never answers.
    HANG_AFTER,
    /// Answers 500 with a page.
    BREAK
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  final Map<String, Map<String, FakeEndpoint>> conferences = new LinkedHashMap<>();

  /// What was asked, without the throw-away conference that warms the bridge up.
  final List<JsonObject> requests = new CopyOnWriteArrayList<>();

  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private HttpServer server;
  private int port;
  volatile boolean healthy = true;
  private final AtomicBoolean unwellOnce = new AtomicBoolean();

  /// How often it said that it is unwell.
  final AtomicInteger unwellTold = new AtomicInteger();

  volatile boolean drained;
  volatile boolean restApi = true;

  /// Requests to pages that are not there.
  final AtomicInteger notFound = new AtomicInteger();

  private FakeJvb(Vertx vertx) {
    this.vertx = vertx;
  }

  static Future<FakeJvb> start(Vertx vertx) {
    FakeJvb bridge = new FakeJvb(vertx);
    return bridge.listen().map(bridge);
  }

  /// Comes (back) up, empty, on the port of before.
  Future<Void> listen() {
    server = vertx.createHttpServer();
    return server
        .requestHandler(this::handle)
        .listen(port, "127.0.0.1")
        .onSuccess(listening -> port = listening.actualPort())
        .mapEmpty();
  }

  /// Dies as by `kill -9`.
  Future<Void> kill() {
    conferences.clear();
    return server.close();
  }

  /// At the next look only.
  void unwellOnce() {
    unwellOnce.set(true);
  }

  int port() {
    return port;
  }

  void fault(String words, Kind kind) {
    faults.add(new Fault(words, kind));
  }

  /// The endpoints of the only conference.
  Map<String, FakeEndpoint> endpoints() {
    return conferences.isEmpty() ? Map.of() : conferences.values().iterator().next();
  }

  /// Tells all sockets of all conferences.
  void broadcast(JsonObject message) {
    conferences.values().stream()
        .flatMap(all -> all.values().stream())
        .filter(each -> each.socket != null)
        .forEach(each -> each.socket.writeTextMessage(message.encode()));
  }

  private void handle(HttpServerRequest request) {
    String path = request.path();
    if (path.startsWith("/colibri-ws/")) {
      socket(request);
    } else if (path.equals("/about/health")) {
      boolean well = healthy && !unwellOnce.getAndSet(false);
      if (!well) {
        unwellTold.incrementAndGet();
      }
      request.response().setStatusCode(well ? 200 : 500).end();
    } else if (path.equals("/colibri/stats")) {
      request.response().end(load().encode());
    } else if (path.equals("/stats")) {
      request.response().end(stats().encode());
    } else if (path.startsWith("/colibri/v2/conferences") && restApi) {
      request.body().onSuccess(body -> modify(request, body.toString()));
    } else {
      notFound.incrementAndGet();
      page(request, 404, "Not Found");
    }
  }

  private JsonObject load() {
    return new JsonObject()
        .put("stress_level", 0.25)
        .put("average_participant_stress", 0.01)
        .put("drain", drained)
        .put("graceful_shutdown", false)
        .put("shutting_down", false);
  }

  private JsonObject stats() {
    JsonObject all = new JsonObject();
    conferences.forEach(
        (meetingId, members) -> {
          JsonObject endpoints = new JsonObject();
          members.forEach((id, member) -> endpoints.put(id, stats(member)));
          all.put(
              "internal-" + meetingId.hashCode(),
              new JsonObject().put("meeting_id", meetingId).put("endpoints", endpoints));
        });
    return new JsonObject().put("conferences", all);
  }

  private static JsonObject stats(FakeEndpoint member) {
    member.audioPackets += member.talks ? 50 : 0;
    JsonObject receiver =
        new JsonObject()
            .put(
                "AudioLevelReader_pre_srtp",
                new JsonObject().put("num_audio_levels", member.audioPackets))
            .put(
                "Media Type demuxer",
                new JsonObject().put("packets_accepted_Video", member.videoPackets));
    return new JsonObject()
        .put("ice_transport", new JsonObject().put("iceFailed", member.iceFailed))
        .put("transceiver", new JsonObject().put("receiver", receiver));
  }

  private void modify(HttpServerRequest request, String body) {
    JsonObject json = new JsonObject(body);
    boolean warmUp = json.getString("meeting-id", "").startsWith("homegroup.warm-up.");
    if (!warmUp) {
      requests.add(json);
    }
    Fault fault =
        faults.stream()
            .filter(each -> !warmUp && body.contains(each.words()))
            .findFirst()
            .orElse(null);
    faults.remove(fault);
    if (fault != null && fault.kind() == Kind.HANG) {
      return;
    }
    if (fault != null && fault.kind() == Kind.BREAK) {
      page(request, 500, "Server Error");
      return;
    }
    ConferenceModifyIQ asked;
    try {
      asked =
          Colibri2JSONDeserializer.deserializeConferenceModify((ObjectNode) JSON.readTree(body))
              .build();
    } catch (Exception e) {
      page(request, 400, "Failed to parse ConferenceModify JSON:" + e.getMessage());
      return;
    }
    String meetingId =
        request.method() == HttpMethod.PATCH
            ? request.path().substring("/colibri/v2/conferences/".length())
            : asked.getMeetingId();
    JsonObject answer;
    try {
      answer = apply(meetingId, asked);
    } catch (IllegalStateException e) {
      page(request, 400, "Failed to create conference: " + e.getMessage());
      return;
    }
    if (fault == null) {
      request.response().end(answer.encode());
    }
  }

  /// In the order of the real `Colibri2ConferenceHandler`. The exception's words are its refusal.
  private JsonObject apply(String meetingId, ConferenceModifyIQ asked) {
    Map<String, FakeEndpoint> members = conferences.get(meetingId);
    if (asked.getCreate() && members != null) {
      throw new IllegalStateException("Conference already exists for ID: " + meetingId);
    }
    if (!asked.getCreate() && members == null) {
      throw new IllegalStateException("Conference not found for ID: " + meetingId);
    }
    List<Colibri2Endpoint> all = asked.getEndpoints();
    if (all.size() > 1
        && all.stream()
            .anyMatch(
                each ->
                    each.getCreate()
                        || !each.getMedia().isEmpty()
                        || each.getTransport() != null
                        || each.getSources() != null)) {
      throw new IllegalStateException(
          "Creating or updating media, sources or transport for more than one endpoint in a"
              + " request.");
    }
    if (members == null) {
      members = new LinkedHashMap<>();
      conferences.put(meetingId, members);
    }
    JsonArray endpoints = new JsonArray();
    JsonObject answer = new JsonObject().put("endpoints", endpoints);
    for (Colibri2Endpoint each : all) {
      endpoints.add(apply(meetingId, members, each));
      if (each.getCreate()) {
        answer.put("sources", feedback());
      }
    }
    if (asked.getExpire() || !asked.getCreate() && members.isEmpty()) {
      members.values().forEach(FakeJvb::ended);
      conferences.remove(meetingId);
    }
    return answer;
  }

  private JsonObject apply(
      String meetingId, Map<String, FakeEndpoint> members, Colibri2Endpoint asked) {
    JsonObject answer = new JsonObject().put("id", asked.getId());
    if (asked.getExpire()) {
      ended(members.remove(asked.getId()));
      return answer.put("expire", true);
    }
    if (asked.getCreate()) {
      create(members, asked);
    }
    FakeEndpoint member = members.get(asked.getId());
    if (member == null) {
      // Not for a pure mute: the real one ignores those it does not know.
      if (asked.getForceMute() != null && asked.getTransport() == null) {
        return answer;
      }
      throw new IllegalStateException("Endpoint not found for ID: " + asked.getId());
    }
    IceUdpTransportPacketExtension path =
        asked.getTransport() == null ? null : asked.getTransport().getIceUdpTransport();
    if (path != null && member.remoteUfrag == null) {
      member.remoteUfrag = path.getUfrag();
    }
    if (asked.getSources() != null) {
      member.groups =
          asked.getSources().getMediaSources().stream()
              .flatMap(source -> source.getSsrcGroups().stream())
              .map(FakeJvb::group)
              .toList();
      member.ssrcs =
          asked.getSources().getMediaSources().stream()
              .flatMap(source -> source.getSources().stream())
              .map(source -> source.getSSRC())
              .toList();
    }
    ForceMute mute = asked.getForceMute();
    if (mute != null) {
      member.audioMuted = mute.getAudio();
      member.videoMuted = mute.getVideo();
    }
    return asked.getCreate()
        ? answer.put("transport", transport(meetingId, asked.getId()))
        : answer;
  }

  private static String group(SourceGroupPacketExtension group) {
    return group.getSources().stream()
        .map(source -> Long.toString(source.getSSRC()))
        .collect(Collectors.joining(" ", group.getSemantics() + " ", ""));
  }

  private static void create(Map<String, FakeEndpoint> members, Colibri2Endpoint asked) {
    if (members.containsKey(asked.getId())) {
      throw new IllegalStateException("Endpoint with ID " + asked.getId() + " already exists");
    }
    if (asked.getTransport() == null) {
      throw new IllegalStateException(
          "Attempt to create endpoint " + asked.getId() + " with no <transport>");
    }
    if (!asked.hasCapability(Capability.CAP_SOURCE_NAME_SUPPORT)) {
      throw new IllegalStateException("Source name support is mandatory.");
    }
    members.put(asked.getId(), new FakeEndpoint());
  }

  private JsonObject transport(String meetingId, String endpoint) {
    JsonObject fingerprint =
        new JsonObject()
            .put("fingerprint", FINGERPRINT)
            .put("hash", "sha-256")
            .put("setup", "actpass");
    JsonObject candidate =
        new JsonObject()
            .put("component", "1")
            .put("foundation", "1")
            .put("generation", "0")
            .put("id", "c1")
            .put("network", "0")
            .put("priority", "2130706431")
            .put("protocol", "udp")
            .put("type", "host")
            .put("ip", "192.0.2.1")
            .put("port", "10000");
    return new JsonObject()
        .put(
            "transport",
            new JsonObject()
                .put("xmlns", "urn:xmpp:jingle:transports:ice-udp:1")
                .put("ufrag", UFRAG)
                .put("pwd", "bridgepassword")
                .put("fingerprints", new JsonArray().add(fingerprint))
                .put("candidates", new JsonArray().add(candidate))
                .put("rtcp-mux", true)
                .put(
                    "web-sockets",
                    new JsonArray()
                        .add(
                            "ws://127.0.0.1:"
                                + port
                                + "/colibri-ws/fake/"
                                + meetingId
                                + "/"
                                + endpoint
                                + "?pwd=right")));
  }

  private static JsonArray feedback() {
    return new JsonArray().add(feedback("audio", "jvb-a0", 1)).add(feedback("video", "jvb-v0", 2));
  }

  private static JsonObject feedback(String type, String name, int ssrc) {
    return new JsonObject()
        .put("type", type)
        .put("id", name)
        .put("sources", new JsonArray().add(new JsonObject().put("ssrc", ssrc).put("name", name)));
  }

  private void socket(HttpServerRequest request) {
    String[] parts = request.path().split("/");
    FakeEndpoint member =
        conferences.getOrDefault(parts[3], Map.of()).get(parts.length > 4 ? parts[4] : "");
    if (member == null || !"right".equals(request.getParam("pwd"))) {
      page(request, 401, "Unauthorized");
      return;
    }
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              if (member.socket != null) {
                member.socket.close((short) 1000, "replaced");
              }
              member.socket = socket;
              socket.textMessageHandler(text -> member.heard.add(new JsonObject(text)));
            });
  }

  private static void ended(FakeEndpoint member) {
    if (member != null && member.socket != null) {
      member.socket.close((short) 1001, "endpoint closed");
    }
  }

  /// As Jetty writes it; a failed PATCH has no body.
  private static void page(HttpServerRequest request, int status, String reason) {
    request.response().setStatusCode(status).putHeader("content-type", "text/html");
    if (request.method() == HttpMethod.PATCH) {
      request.response().end();
    } else {
      request
          .response()
          .end("<html><head><title>Error " + status + " " + reason + "</title></head></html>");
    }
  }
}
