package org.homegroup.platform.http;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.homegroup.platform.config.HttpConfig;
import org.homegroup.platform.config.StartFailure;
import org.homegroup.platform.config.StartFailure.Kind;

/// Explains in one line why the server cannot listen, and the remedy.
public final class ListenFailure {

  private ListenFailure() {}

  /// Opens and closes the port. Called before anything slow is started, so that a second server on
  /// the same port fails at once. Another program may still take the port afterward; then listening
  /// fails with the same text.
  ///
  /// @throws StartFailure if the server could not listen now
  public static void throwIfPortIsTaken(HttpConfig http) {
    if (http.port() == 0) {
      return;
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(http.host()), http.port()));
    } catch (IOException failure) {
      throw explain(http, failure);
    }
  }

  static <T> Future<T> of(HttpConfig http, Throwable failure) {
    return Future.failedFuture(explain(http, failure));
  }

  private static StartFailure explain(HttpConfig http, Throwable failure) {
    return new StartFailure(Kind.PORT, sentence(http, failure), failure);
  }

  private static String sentence(HttpConfig http, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof UnknownHostException || message.contains("assign requested address")) {
      return "This machine has no address %s. Set http.host to one it has, such as 127.0.0.1 or 0.0.0.0."
          .formatted(http.host());
    }
    if (message.contains("ermission denied")) {
      return "Port %d is reserved for the system. Start with another one, for example --port 8080."
          .formatted(http.port());
    }
    if (failure instanceof BindException) {
      return "Port %d is in use. Stop the other program or start with --port %d."
          .formatted(http.port(), http.port() == 65_535 ? 8_080 : http.port() + 1);
    }
    return "Cannot listen on %s, port %d: %s".formatted(http.host(), http.port(), message);
  }
}
