package org.homegroup.signaling.preflight;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.reconcile.BridgeReconciler;
import org.homegroup.bridge.turn.IceSettings;
import org.homegroup.bridge.turn.TurnServers;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.LoopTime;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.session.state.MediaPlan.Grant;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MediaSignalJson;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.room.MediaPorts;

/// The bridge's side of one preflight check: a conference in which one browser is two participants,
/// one that sends and one that receives, and no other participant. It uses the same code as the
/// group's media, so that what works here works there.
final class PreflightConference implements Consumer<MediaEvent> {

  private static final ParticipantId SENDS = new ParticipantId("p-sends");
  private static final ParticipantId RECEIVES = new ParticipantId("p-receives");

  private final TurnServers turnServers;
  private final Consumer<Frame> say;
  private final Runnable noBridge;
  private final BridgeReconciler media;
  private final Map<ParticipantId, ConnectionId> connections = new LinkedHashMap<>();
  private boolean relayOnly;

  /// @param say takes what the browser is to be told
  /// @param noBridge called when no bridge takes conferences
  PreflightConference(
      MediaPorts ports, LoopTime time, SessionId session, Consumer<Frame> say, Runnable noBridge) {
    this.turnServers = ports.turnServers();
    this.say = say;
    this.noBridge = noBridge;
    this.media =
        new BridgeReconciler(
            ports.bridge(),
            ConferenceId.preflight(session, shortId()),
            this,
            ports.store(),
            time.loop(),
            time.clock(),
            BridgeReconciler.Recovery.NONE);
  }

  /// Begins, or begins again: with new endpoints each time.
  void open(boolean byRelayOnly) {
    relayOnly = byRelayOnly;
    connections.put(SENDS, new ConnectionId("c-" + shortId()));
    connections.put(RECEIVES, new ConnectionId("c-" + shortId()));
    var grants = new LinkedHashMap<ParticipantId, Grant>();
    connections.forEach((id, connection) -> grants.put(id, new Grant(connection, Set.of())));
    // There is nothing to see on the way back to the sender.
    media.setReceiverConstraints(SENDS, connections.get(SENDS), ReceiverConstraints.of(Map.of()));
    media.apply(new MediaPlan(grants));
  }

  private static String shortId() {
    long random = UUID.randomUUID().getMostSignificantBits() >>> 1;
    return Long.toString(random, Character.MAX_RADIX);
  }

  void receive(String endpoint, MediaSignal signal) {
    connections.forEach((id, connection) -> media.receive(id, connection, endpoint, signal));
  }

  /// Cuts both, at once.
  void close() {
    media.close();
  }

  @Override
  public void accept(MediaEvent event) {
    switch (event) {
      case ConferenceEvent.Signal it -> signal(it.endpointId(), it.signal());
      case MediaEvent.BridgeAvailability it -> bridgeState(it.available());
      // The browser itself measures what arrives, and nothing of a pre-call check is recorded.
      case ConferenceEvent.MediaChanged _, ConferenceEvent.SpeakingChanged _ -> {}
    }
  }

  private void signal(EndpointId endpointId, MediaSignal signal) {
    JsonObject message = MediaSignalJson.encode(endpointId.value(), signal);
    if (signal instanceof MediaSignal.Open) {
      message.put("preflight", endpointId.participantId().equals(SENDS) ? "sends" : "receives");
      IceSettings ice = relayOnly ? turnServers.issueRelayOnly() : turnServers.issue();
      say.accept(MessageCodec.mediaOpen(message, ice));
    } else {
      say.accept(MessageCodec.media(message));
    }
  }

  private void bridgeState(boolean available) {
    if (!available) {
      noBridge.run();
    }
  }
}
