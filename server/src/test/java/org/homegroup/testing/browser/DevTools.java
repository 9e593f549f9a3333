package org.homegroup.testing.browser;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// A client of the Chrome DevTools Protocol, over one WebSocket for all tabs of a browser. Requests
/// block until they are answered and may come from any thread. Events are ignored.
final class DevTools implements AutoCloseable, WebSocket.Listener {

  private static final long PATIENCE_SECONDS = 60;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Long, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  DevTools(URI url) {
    socket = http.newWebSocketBuilder().buildAsync(url, this).join();
  }

  /// Sends a request to the browser itself.
  JsonObject ask(String method, JsonObject parameters) {
    return ask(null, method, parameters);
  }

  /// @param session of the tab that the request is for; null for the browser
  JsonObject ask(String session, String method, JsonObject parameters) {
    long number = numbers.incrementAndGet();
    var message =
        new JsonObject().put("id", number).put("method", method).put("params", parameters);
    if (session != null) {
      message.put("sessionId", session);
    }
    var answer = new CompletableFuture<JsonObject>();
    asked.put(number, answer);
    send(message.encode());
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (TimeoutException late) {
      throw new IllegalStateException("The browser did not answer " + method, late);
    } catch (ExecutionException failure) {
      throw new IllegalStateException(
          method + ": " + failure.getCause().getMessage(), failure.getCause());
    } finally {
      asked.remove(number);
    }
  }

  /// Sends one message at a time: a WebSocket refuses a text while another is being sent.
  private synchronized void send(String text) {
    socket.sendText(text, true).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    partial.append(text);
    if (last) {
      var message = new JsonObject(partial.toString());
      partial.setLength(0);
      CompletableFuture<JsonObject> answer = asked.get(message.getLong("id", 0L));
      if (answer != null) {
        JsonObject error = message.getJsonObject("error");
        if (error == null) {
          answer.complete(message.getJsonObject("result"));
        } else {
          answer.completeExceptionally(new IllegalStateException(error.getString("message")));
        }
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    ended();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    ended();
  }

  private void ended() {
    asked
        .values()
        .forEach(one -> one.completeExceptionally(new IllegalStateException("it has ended")));
  }

  @Override
  public void close() {
    socket.abort();
    ended();
    http.shutdownNow();
  }
}
