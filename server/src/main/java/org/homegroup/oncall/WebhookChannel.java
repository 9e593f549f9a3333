package org.homegroup.oncall;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.practice.OnCallPerson;

/// Posts a signed notification to the practice's webhook. Follows no redirect, reads only the
/// status of the answer, and respects a time limit.
final class WebhookChannel implements Channel {

  /// Further requests wait for their next attempt.
  private static final int MOST_AT_ONCE = 4;

  private static final int MOST_WAITING = 200;

  private final HttpClient client;
  private final Duration answerWithin;
  private final InstantSource clock;

  WebhookChannel(Vertx vertx, Duration answerWithin, InstantSource clock) {
    var options =
        new HttpClientOptions()
            .setConnectTimeout((int) answerWithin.toMillis())
            .setKeepAlive(false)
            .setDecompressionSupported(false);
    this.client =
        vertx.createHttpClient(
            options,
            new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE).setMaxWaitQueueSize(MOST_WAITING));
    this.answerWithin = answerWithin;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public boolean reaches(OnCallPerson person) {
    return person.webhook().isPresent();
  }

  @Override
  public Future<Void> tell(OnCallPerson person, Notification notification) {
    OnCallPerson.Webhook webhook = person.webhook().orElseThrow();
    Buffer body = body(notification);
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(webhook.url())
            .setFollowRedirects(false)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
            .putHeader(HttpHeaders.USER_AGENT, "Homegroup");
    WebhookSignature.headers(webhook.secret(), notification.id(), clock.instant(), body.getBytes())
        .forEach(options::putHeader);
    return client
        .request(options)
        .compose(request -> posted(request, body))
        .timeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(DeliveryFailure.forNow(failure)));
  }

  /// Ends the connection in time in any case, even if the receiver never stops sending.
  private Future<Void> posted(HttpClientRequest request, Buffer body) {
    Promise<Void> told = Promise.promise();
    request
        .send(body)
        .map(WebhookChannel::checked)
        .timeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(
            result -> {
              request.reset();
              told.handle(result);
            });
    return told.future();
  }

  private static Void checked(HttpClientResponse response) {
    // The server's own abort is not worth a log entry.
    response.exceptionHandler(_ -> {});
    int status = response.statusCode();
    if (status / 100 == 2) {
      return null;
    }
    boolean again = status >= 500 || status == 408 || status == 429;
    String why = "status " + status;
    throw again ? DeliveryFailure.forNow(why) : DeliveryFailure.forGood(why);
  }

  static Buffer body(Notification notification) {
    return new JsonObject()
        .put("kind", KebabCase.kebab(notification.kind()))
        .put("taskId", notification.taskId().value())
        .put("sessionId", notification.sessionId().value())
        .put("raisedAt", Instants.text(notification.raisedAt()))
        .put("call", notification.call())
        .put("page", notification.page().toString())
        .toBuffer();
  }
}
