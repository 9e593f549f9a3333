package org.homegroup.signaling;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.homegroup.platform.loop.Timers;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.signaling.preflight.PreflightHandler;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.Refusal;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.room.HelloHandler;
import org.homegroup.signaling.socket.MessageHandler;
import org.homegroup.signaling.socket.TokenBucket;
import org.homegroup.signaling.socket.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conversation on one wire, from the first byte to the close: keeps the limits, reads
/// messages, has the first one greeted (`hello`, or `check`) and hands the others to whom that let
/// speak.
final class SocketSession {

  private static final Logger log = LoggerFactory.getLogger(SocketSession.class);
  private static final String PONG = "{\"type\":\"pong\"}";
  private static final int MOST_MALFORMED = 10;
  private static final int MOST_REFUSED = 50;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Transport wire;
  private final TokenBucket bucket;
  private final HelloHandler greeter;
  private final PreflightHandler checker;
  private final Metrics metrics;
  private final LongSupplier nanos;
  private Runnable cancelHelloLate = () -> {};
  private boolean greeted;
  private boolean over;
  private MessageHandler speaker;
  private int malformed;
  private int refused;
  private long refusedSince;

  SocketSession(
      Transport wire,
      TokenBucket bucket,
      HelloHandler greeter,
      PreflightHandler checker,
      Metrics metrics,
      LongSupplier nanos) {
    this.wire = wire;
    this.bucket = bucket;
    this.greeter = greeter;
    this.checker = checker;
    this.metrics = metrics;
    this.nanos = nanos;
  }

  /// From here on the other side has `helloTimeout` to say who they are.
  void begin(Timers timers, Duration helloTimeout) {
    cancelHelloLate = timers.after(helloTimeout, () -> wire.close(CloseCode.HELLO_LATE));
  }

  void heard(String text) {
    if (wire.isClosed()) {
      return;
    }
    long now = nanos.getAsLong();
    if (speaker != null) {
      speaker.heard(now);
      if (text.equals(PONG)) {
        return;
      }
    }
    if (!bucket.take(now)) {
      tooMany(text, now);
      return;
    }
    try {
      take(MessageCodec.read(text));
    } catch (MessageCodec.Malformed wrong) {
      malformed(wrong.pointer());
    }
  }

  /// There are no binary messages in the protocol.
  void heardBinary() {
    if (!wire.isClosed()) {
      malformed("");
    }
  }

  /// The wire is gone. A close that was said is itself a sign of life; a line that went silent is
  /// not.
  void ended(boolean said) {
    over = true;
    cancelHelloLate.run();
    if (speaker != null) {
      speaker.gone(said);
    }
  }

  private void take(ClientMessage message) {
    if (speaker != null) {
      if (!speaker.take(message)) {
        malformed("/type");
      }
    } else if (!greeted && message instanceof ClientMessage.Hello hello) {
      greet("hello", greeter.greet(hello, wire));
    } else if (!greeted && message instanceof ClientMessage.Preflight check) {
      greet("preflight", checker.greet(check, wire));
    } else {
      malformed("/type");
    }
  }

  private void greet(String first, Future<? extends MessageHandler> greeting) {
    greeted = true;
    cancelHelloLate.run();
    greeting.onSuccess(this::welcome).onFailure(failure -> refuse(first, failure));
  }

  private void welcome(MessageHandler welcomed) {
    speaker = welcomed;
    if (over) {
      speaker.gone(false);
    }
  }

  private void refuse(String first, Throwable failure) {
    Refusal refusal = Refusal.of(failure);
    if (refusal.unexpected()) {
      log.warn("A greeting failed", failure);
    }
    metrics.refused(refusal.code());
    send(new ServerMessage.Rejected(first, refusal.code(), refusal.detail(), null));
    wire.close(refusal.close());
  }

  private void tooMany(String text, long now) {
    metrics.refused("message-rate");
    if (now - refusedSince > MINUTE) {
      refusedSince = now;
      refused = 0;
    }
    refused++;
    send(
        new ServerMessage.Rejected(
            commandId(text),
            "too-many-messages",
            "Too many messages at once. Please wait a moment.",
            null));
    if (refused >= MOST_REFUSED) {
      wire.close(CloseCode.TOO_MANY_MESSAGES);
    }
  }

  private static String commandId(String text) {
    try {
      return MessageCodec.read(text) instanceof ClientMessage.Asked asked ? asked.id() : null;
    } catch (MessageCodec.Malformed _) {
      return null;
    }
  }

  private void malformed(String pointer) {
    metrics.refused("malformed");
    malformed++;
    send(
        new ServerMessage.Rejected(
            null, "malformed", "That message could not be understood.", pointer));
    if (malformed >= MOST_MALFORMED) {
      wire.close(CloseCode.MALFORMED);
    }
  }

  private void send(ServerMessage message) {
    wire.write(MessageCodec.frame(message).buffer());
  }
}
