package org.homegroup.signaling.preflight;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.homegroup.platform.loop.Timers;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.preflight.NetworkMeasurement;
import org.homegroup.preflight.PreflightOutcome;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.socket.MessageHandler;
import org.homegroup.signaling.socket.Transport;

/// The preflight check of one connection, on a socket of its own: the person has no seat, is told
/// no names, and may send nothing else.
final class PreflightRun implements MessageHandler {

  private final Transport transport;
  private final int maxQueued;
  private final Metrics metrics;
  private final PreflightConference conference;
  private final Function<NetworkMeasurement, PreflightOutcome> judge;
  private final Consumer<PreflightRun> whenOver;
  private Runnable cancelLimit = () -> {};
  private boolean relayTried;
  private boolean over;

  /// @param maxQueued bytes that may wait for a client that does not read
  /// @param conference makes the bridge's side, given who hears of it
  /// @param judge gives the verdict, and keeps it
  PreflightRun(
      Transport transport,
      int maxQueued,
      Metrics metrics,
      Function<PreflightRun, PreflightConference> conference,
      Function<NetworkMeasurement, PreflightOutcome> judge,
      Consumer<PreflightRun> whenOver) {
    this.transport = transport;
    this.maxQueued = maxQueued;
    this.metrics = metrics;
    this.conference = conference.apply(this);
    this.judge = judge;
    this.whenOver = whenOver;
  }

  void begin(Timers timers, Duration lastsAtMost) {
    cancelLimit =
        timers.after(
            lastsAtMost,
            () -> {
              metrics.refused("preflight-time");
              end(CloseCode.PREFLIGHT_OVER);
            });
    conference.open(false);
  }

  @Override
  public void heard(long nanos) {
    // Nobody's presence hangs on it.
  }

  @Override
  public boolean take(ClientMessage message) {
    if (over) {
      return true;
    }
    return switch (message) {
      case ClientMessage.Pong _ -> true;
      case ClientMessage.Media it -> {
        conference.receive(it.endpoint(), it.signal());
        yield true;
      }
      case ClientMessage.PreflightRelay _ -> {
        byRelay();
        yield true;
      }
      case ClientMessage.PreflightMeasured it -> {
        send(MessageCodec.frame(new ServerMessage.PreflightResult(judge.apply(it.measurement()))));
        end(CloseCode.PREFLIGHT_OVER);
        yield true;
      }
      case ClientMessage.Hello _, ClientMessage.Preflight _, ClientMessage.Sending _ -> false;
      case ClientMessage.QueueSeen _, ClientMessage.Receive _, ClientMessage.Asked _ -> false;
    };
  }

  @Override
  public void gone(boolean said) {
    end(CloseCode.PREFLIGHT_OVER);
  }

  /// Nothing came through: once more, through a TURN server or not at all.
  private void byRelay() {
    if (!relayTried) {
      relayTried = true;
      conference.open(true);
    }
  }

  void noBridge() {
    if (!over) {
      metrics.refused("no-bridge");
      send(MessageCodec.frame(PreflightHandler.rejected(PreflightHandler.NO_BRIDGE)));
      end(CloseCode.REFUSED);
    }
  }

  /// Takes what the browser is to be told.
  void send(Frame frame) {
    if (over || transport.isClosed()) {
      return;
    }
    if (transport.waiting() > maxQueued) {
      metrics.refused("slow-reader");
      end(CloseCode.SLOW_READER);
      return;
    }
    transport.write(frame.buffer());
  }

  /// Everything is cut; nothing is left of it but what was judged.
  void end(CloseCode code) {
    if (over) {
      return;
    }
    over = true;
    cancelLimit.run();
    conference.close();
    whenOver.accept(this);
    transport.close(code);
  }
}
