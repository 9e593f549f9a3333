package org.homegroup.signaling;

import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.LongSupplier;
import org.homegroup.config.SignalingConfig;
import org.homegroup.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conversation on one socket, from the first byte to the close: keeps the limits, reads
/// messages, has the first one greeted and hands the others to the seat that was given.
final class Talk {

  private static final Logger log = LoggerFactory.getLogger(Talk.class);
  private static final String PONG = "{\"type\":\"pong\"}";
  private static final int MOST_MALFORMED = 10;
  private static final int MOST_REFUSED = 50;

  private final ServerWebSocket socket;
  private final Outlet outlet;
  private final TokenBucket bucket;
  private final Greeter greeter;
  private final Context context;
  private final SignalingConfig config;
  private final Metrics metrics;
  private final LongSupplier nanos;
  private long helloTimer;
  private boolean greeted;
  private Member member;
  private int malformed;
  private int refused;

  Talk(
      ServerWebSocket socket,
      Outlet outlet,
      TokenBucket bucket,
      Greeter greeter,
      Context context,
      SignalingConfig config,
      Metrics metrics,
      LongSupplier nanos) {
    this.socket = socket;
    this.outlet = outlet;
    this.bucket = bucket;
    this.greeter = greeter;
    this.context = context;
    this.config = config;
    this.metrics = metrics;
    this.nanos = nanos;
  }

  void begin() {
    helloTimer =
        context
            .owner()
            .setTimer(config.helloTimeout().toMillis(), _ -> close(CloseCode.HELLO_LATE));
    socket.textMessageHandler(this::heard);
    socket.binaryMessageHandler(_ -> malformed(""));
    socket.closeHandler(_ -> ended());
  }

  private void heard(String text) {
    if (member != null) {
      member.heard();
      if (text.equals(PONG)) {
        return;
      }
    }
    if (!bucket.take(nanos.getAsLong())) {
      tooMany(text);
      return;
    }
    try {
      take(MessageCodec.read(text));
    } catch (MessageCodec.Malformed wrong) {
      malformed(wrong.pointer());
    }
  }

  private void take(ClientMessage message) {
    if (member != null) {
      if (message instanceof ClientMessage.Hello) {
        malformed("/type");
      } else {
        member.take(message);
      }
    } else if (!greeted && message instanceof ClientMessage.Hello hello) {
      greeted = true;
      context.owner().cancelTimer(helloTimer);
      greet(hello);
    } else {
      malformed("/type");
    }
  }

  private void greet(ClientMessage.Hello hello) {
    greeter
        .greet(hello, socket, outlet, context, metrics)
        .onSuccess(
            seat -> {
              member = seat;
              if (socket.isClosed()) {
                member.gone(false);
              }
            })
        .onFailure(this::refuse);
  }

  private void refuse(Throwable failure) {
    Greeter.Refusal refusal = Greeter.refusal(failure);
    if (refusal.unexpected()) {
      log.warn("A greeting failed", failure);
    }
    metrics.refused(refusal.code());
    send(new ServerMessage.Rejected("hello", refusal.code(), refusal.detail(), null));
    close(refusal.close());
  }

  private void tooMany(String text) {
    metrics.refused("message-rate");
    refused++;
    if (refused >= MOST_REFUSED) {
      close(CloseCode.TOO_MANY_MESSAGES);
      return;
    }
    String re = null;
    try {
      re = MessageCodec.read(text) instanceof ClientMessage.Asked asked ? asked.id() : null;
    } catch (MessageCodec.Malformed _) {
      // Refused for the rate in any case.
    }
    send(
        new ServerMessage.Rejected(
            re, "too-many-messages", "Too many messages at once. Please wait a moment.", null));
  }

  private void malformed(String pointer) {
    metrics.refused("malformed");
    malformed++;
    send(
        new ServerMessage.Rejected(
            null, "malformed", "That message could not be understood.", pointer));
    if (malformed >= MOST_MALFORMED) {
      close(CloseCode.MALFORMED);
    }
  }

  /// The socket is gone. A close that was said is itself a sign of life; a line that went silent is
  /// not.
  private void ended() {
    context.owner().cancelTimer(helloTimer);
    if (member != null) {
      Short code = socket.closeStatusCode();
      member.gone(code != null && code != 1006);
    }
  }

  private void send(ServerMessage message) {
    if (!socket.isClosed()) {
      outlet.write(MessageCodec.frame(message).buffer());
    }
  }

  private void close(CloseCode code) {
    if (!socket.isClosed()) {
      context.runOnContext(_ -> socket.close(code.code(), code.reason()));
    }
  }
}
