package org.homegroup.signaling.room;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.turn.TurnServers;
import org.homegroup.id.ParticipantId;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.ObservationQueue;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SessionCommand;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MediaSignalJson;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;

/// Forwards media events of one session: signals to the browser of the endpoint, media up and down
/// to the record, speech to the others in the same place.
final class MediaLink implements Consumer<MediaEvent> {

  private final Executor loop;
  private final TurnServers turnServers;
  private final LiveSession session;
  private final ConnectionRegistry connections;
  private final EphemeralState ephemeral;
  private final Broadcast broadcast;
  private final TalkTime talkTime;
  private final ObservationQueue observations;
  private final SignalReplay signals = new SignalReplay();

  MediaLink(
      RoomEnvironment node,
      LiveSession session,
      ConnectionRegistry connections,
      EphemeralState ephemeral,
      Broadcast broadcast,
      TalkTime talkTime,
      ObservationQueue observations) {
    this.loop = node.time().loop();
    this.turnServers = node.ports().media().turnServers();
    this.session = session;
    this.connections = connections;
    this.ephemeral = ephemeral;
    this.broadcast = broadcast;
    this.talkTime = talkTime;
    this.observations = observations;
  }

  @Override
  public void accept(MediaEvent event) {
    switch (event) {
      case ConferenceEvent.Signal it -> sendSignal(it.endpointId(), it.signal());
      case ConferenceEvent.MediaChanged it ->
          recordMedia(it.endpointId(), it.kind(), it.up(), it.at());
      case ConferenceEvent.SpeakingChanged it -> tellSpeaking(it.endpointId(), it.speaking());
      case MediaEvent.BridgeAvailability it -> videoPossible(it.available());
    }
  }

  private void sendSignal(EndpointId endpointId, MediaSignal signal) {
    Optional<Connection> connection =
        connections.of(endpointId.participantId(), endpointId.connectionId());
    signals.add(
        new SignalReplay.Sent(endpointId, signal, session.now()),
        connection.map(Connection::lastHeardAt).orElse(null));
    connection.ifPresent(to -> to.send(frame(endpointId, signal)));
  }

  /// Resends signals that the previous connection may have lost. Signals are idempotent.
  void resend(Connection connection) {
    signals
        .of(connection.participantId(), connection.connectionId())
        .forEach(sent -> connection.send(frame(sent.endpointId(), sent.signal())));
  }

  /// The way to the bridge is the server's business: a bridge knows nothing of relays.
  private Frame frame(EndpointId endpointId, MediaSignal signal) {
    JsonObject message = MediaSignalJson.encode(endpointId.value(), signal);
    return signal instanceof MediaSignal.Open
        ? MessageCodec.mediaOpen(message, turnServers.issue())
        : MessageCodec.media(message);
  }

  private void recordMedia(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    if (kind == MediaKind.AUDIO && !up) {
      // An endpoint that goes is silent without a word.
      talkTime.speaking(endpointId.participantId(), false);
    }
    Instant reported = at.truncatedTo(ChronoUnit.MILLIS);
    observations.submit(now -> observation(endpointId, kind, up, reported, now));
    ParticipantId who = endpointId.participantId();
    if (ephemeral.comes(who, kind, up)) {
      broadcast.sendingChanged(new ServerMessage.SendingChanged(who, ephemeral.sending(who)));
    }
  }

  private void tellSpeaking(EndpointId endpointId, boolean speaking) {
    talkTime.speaking(endpointId.participantId(), speaking);
    connections.beside(
        endpointId.participantId(),
        MessageCodec.frame(new ServerMessage.Speaking(endpointId.participantId(), speaking)));
  }

  private void videoPossible(boolean videoPossible) {
    if (ephemeral.video() != videoPossible) {
      ephemeral.video(videoPossible);
      loop.execute(broadcast::sessionChanged);
    }
  }

  private static SessionCommand observation(
      EndpointId endpointId, MediaKind kind, boolean up, Instant at, Instant now) {
    return up
        ? new SessionCommand.ReportMediaUp(
            endpointId.participantId(), endpointId.connectionId(), kind, at, now)
        : new SessionCommand.ReportMediaDown(
            endpointId.participantId(), endpointId.connectionId(), kind, at, now);
  }
}
