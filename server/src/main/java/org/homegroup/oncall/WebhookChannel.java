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

/// Posts a notice to the practice's webhook, signed. Follows no redirect, reads no answer but its
/// status, and waits no longer than it was told.
final class WebhookChannel implements Channel {

  /// More wait for their next try.
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
  public Future<Void> tell(OnCallPerson person, Notification notice) {
    OnCallPerson.Webhook webhook = person.webhook().orElseThrow();
    Buffer body = body(notice);
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(webhook.url())
            .setFollowRedirects(false)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
            .putHeader(HttpHeaders.USER_AGENT, "Homegroup");
    WebhookSignature.headers(webhook.secret(), notice.id(), clock.instant(), body.getBytes())
        .forEach(options::putHeader);
    return client
        .request(options)
        .compose(request -> posted(request, body))
        .timeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(DeliveryFailure.forNow(failure)));
  }

  /// Whatever comes of it the connection ends in time: a receiver that never stops talking too.
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
    // Being cut off by us is no trouble worth a line in the log.
    response.exceptionHandler(_ -> {});
    int status = response.statusCode();
    if (status / 100 == 2) {
      return null;
    }
    boolean again = status >= 500 || status == 408 || status == 429;
    String why = "status " + status;
    throw again ? DeliveryFailure.forNow(why) : DeliveryFailure.forGood(why);
  }

  static Buffer body(Notification notice) {
    return new JsonObject()
        .put("kind", KebabCase.kebab(notice.kind()))
        .put("taskId", notice.taskId().value())
        .put("sessionId", notice.sessionId().value())
        .put("raisedAt", Instants.text(notice.raisedAt()))
        .put("call", notice.call())
        .put("page", notice.page().toString())
        .toBuffer();
  }
}
