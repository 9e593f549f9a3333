package org.homegroup.signaling.room;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.turn.TurnServers;
import org.homegroup.id.ParticipantId;
import org.homegroup.runtime.ObservationQueue;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SessionCommand;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MediaSignalJson;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;

/// Between the bridge and a session: signals go to their browser, media up and down go on record,
/// who is speaking is only told.
final class MediaLink implements Consumer<MediaEvent> {

  private final ConnectionRegistry seated;
  private final EphemeralState moment;
  private final Broadcast broadcast;
  private final TalkTime floor;
  private final Executor later;
  private final ObservationQueue reports;
  private final TurnServers turnServers;
  private final Supplier<Instant> now;
  private final SignalReplay lastSignals = new SignalReplay();

  MediaLink(
      ConnectionRegistry seated,
      EphemeralState moment,
      Broadcast broadcast,
      TalkTime floor,
      Executor later,
      ObservationQueue reports,
      TurnServers turnServers,
      Supplier<Instant> now) {
    this.seated = seated;
    this.moment = moment;
    this.broadcast = broadcast;
    this.floor = floor;
    this.later = later;
    this.reports = reports;
    this.turnServers = turnServers;
    this.now = now;
  }

  @Override
  public void accept(MediaEvent event) {
    switch (event) {
      case ConferenceEvent.Signal it -> signal(it.endpointId(), it.signal());
      case ConferenceEvent.MediaChanged it -> media(it.endpointId(), it.kind(), it.up(), it.at());
      case ConferenceEvent.SpeakingChanged it -> speaking(it.endpointId(), it.speaking());
      case MediaEvent.BridgeAvailability it -> bridgeState(it.available());
    }
  }

  private void signal(EndpointId endpointId, MediaSignal signal) {
    Optional<Connection> connection =
        seated.of(endpointId.participantId(), endpointId.connectionId());
    lastSignals.add(
        new SignalReplay.Sent(endpointId, signal, now.get()),
        connection.map(Connection::lastHeardAt).orElse(null));
    connection.ifPresent(to -> to.send(frame(endpointId, signal)));
  }

  /// Says again what the line that this connection had before may have lost. Taking it twice
  /// changes nothing.
  void sayAgain(Connection connection) {
    lastSignals
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

  private void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    if (kind == MediaKind.AUDIO && !up) {
      // An endpoint that goes is silent without a word.
      floor.speaking(endpointId.participantId(), false);
    }
    Instant reported = at.truncatedTo(ChronoUnit.MILLIS);
    reports.submit(now -> report(endpointId, kind, up, reported, now));
    ParticipantId who = endpointId.participantId();
    if (moment.comes(who, kind, up)) {
      broadcast.switched(new ServerMessage.SendingChanged(who, moment.sending(who)));
    }
  }

  private void speaking(EndpointId endpointId, boolean speaking) {
    floor.speaking(endpointId.participantId(), speaking);
    seated.beside(
        endpointId.participantId(),
        MessageCodec.frame(new ServerMessage.Speaking(endpointId.participantId(), speaking)));
  }

  private void bridgeState(boolean videoPossible) {
    if (moment.video() != videoPossible) {
      moment.video(videoPossible);
      later.execute(broadcast::sessionChanged);
    }
  }

  private static SessionCommand report(
      EndpointId endpointId, MediaKind kind, boolean up, Instant at, Instant now) {
    return up
        ? new SessionCommand.ReportMediaUp(
            endpointId.participantId(), endpointId.connectionId(), kind, at, now)
        : new SessionCommand.ReportMediaDown(
            endpointId.participantId(), endpointId.connectionId(), kind, at, now);
  }
}
