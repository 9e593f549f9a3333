package org.homegroup.signaling;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
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

/// One socket, from the first message to the close: keeps the limits, parses messages, has the
/// first one (`hello` or `preflight`) handled, and passes all others to the handler that this
/// returned.
final class SocketSession {

  private static final Logger log = LoggerFactory.getLogger(SocketSession.class);
  private static final String PONG = "{\"type\":\"pong\"}";
  private static final int MOST_MALFORMED = 10;
  private static final int MOST_REFUSED = 50;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Transport transport;
  private final TokenBucket bucket;
  private final HelloHandler helloHandler;
  private final PreflightHandler preflightHandler;
  private final Metrics metrics;
  private final LongSupplier nanos;
  private Runnable cancelHelloLate = () -> {};
  private boolean greeted;
  private boolean over;
  private MessageHandler messageHandler;
  private int malformed;
  private int refused;
  private long refusedSince;

  SocketSession(
      Transport transport,
      TokenBucket bucket,
      HelloHandler helloHandler,
      PreflightHandler preflightHandler,
      Metrics metrics,
      LongSupplier nanos) {
    this.transport = transport;
    this.bucket = bucket;
    this.helloHandler = helloHandler;
    this.preflightHandler = preflightHandler;
    this.metrics = metrics;
    this.nanos = nanos;
  }

  /// From here on the client has `helloTimeout` to say whose it is.
  void begin(Timers timers, Duration helloTimeout) {
    cancelHelloLate = timers.after(helloTimeout, () -> transport.close(CloseCode.HELLO_LATE));
  }

  void heard(String text) {
    if (transport.isClosed()) {
      return;
    }
    long now = nanos.getAsLong();
    if (messageHandler != null) {
      messageHandler.heard(now);
      if (text.equals(PONG)) {
        return;
      }
    }
    if (!bucket.take(now)) {
      tooMany(text, now);
      return;
    }
    if (!greeted && refusesProtocol(text)) {
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
    if (!transport.isClosed()) {
      malformed("");
    }
  }

  /// The socket is gone. A close frame is itself a sign of life; a connection that went silent is
  /// not.
  void ended(boolean said) {
    over = true;
    cancelHelloLate.run();
    if (messageHandler != null) {
      messageHandler.gone(said);
    }
  }

  /// Before the message is parsed: its form may be that of another version.
  private boolean refusesProtocol(String text) {
    Optional<ServerMessage.Rejected> refusal = MessageCodec.otherProtocol(text);
    refusal.ifPresent(
        rejected -> {
          greeted = true;
          cancelHelloLate.run();
          metrics.refused(rejected.code());
          send(rejected);
          transport.close(CloseCode.PROTOCOL_VERSION);
        });
    return refusal.isPresent();
  }

  private void take(ClientMessage message) {
    if (messageHandler != null) {
      if (!messageHandler.take(message)) {
        malformed("/type");
      }
    } else if (!greeted && message instanceof ClientMessage.Hello hello) {
      greet("hello", helloHandler.greet(hello, transport));
    } else if (!greeted && message instanceof ClientMessage.Preflight preflight) {
      greet("preflight", preflightHandler.greet(preflight, transport));
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
    messageHandler = welcomed;
    if (over) {
      messageHandler.gone(false);
    }
  }

  private void refuse(String first, Throwable failure) {
    Refusal refusal = Refusal.of(failure);
    if (refusal.unexpected()) {
      log.warn("A first message could not be handled", failure);
    }
    metrics.refused(refusal.code());
    send(new ServerMessage.Rejected(first, refusal.code(), null));
    transport.close(refusal.close());
  }

  private void tooMany(String text, long now) {
    metrics.refused("message-rate");
    if (now - refusedSince > MINUTE) {
      refusedSince = now;
      refused = 0;
    }
    refused++;
    send(new ServerMessage.Rejected(commandId(text), "too-many-messages", null));
    if (refused >= MOST_REFUSED) {
      transport.close(CloseCode.TOO_MANY_MESSAGES);
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
    send(new ServerMessage.Rejected(null, "malformed", pointer));
    if (malformed >= MOST_MALFORMED) {
      transport.close(CloseCode.MALFORMED);
    }
  }

  private void send(ServerMessage message) {
    transport.write(MessageCodec.frame(message).buffer());
  }
}
