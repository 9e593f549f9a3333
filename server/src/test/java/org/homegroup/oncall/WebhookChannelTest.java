package org.homegroup.oncall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homegroup.practice.OnCallPerson;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against a real HTTP server, as a practice may run.
class WebhookChannelTest {

  private final Vertx vertx = Vertx.vertx();
  private final TestClock clock = new TestClock("2026-11-21T18:30:05Z");
  private final WebhookChannel channel = new WebhookChannel(vertx, Duration.ofMillis(1_500), clock);
  private final List<String> paths = new ArrayList<>();
  private volatile String body = "";
  private volatile io.vertx.core.MultiMap headers;

  @AfterEach
  void close() {
    AwaitCondition.of(vertx.close());
  }

  private OnCallPerson receiver(Consumer<HttpServerRequest> answer) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  paths.add(request.path());
                  headers = request.headers();
                  request
                      .body()
                      .onSuccess(
                          bytes -> {
                            body = bytes.toString();
                            answer.accept(request);
                          });
                });
    int port = AwaitCondition.of(server.listen(0, "127.0.0.1")).actualPort();
    return RecordedCalls.sato(
        Optional.of("http://127.0.0.1:%d/page/me".formatted(port)), Optional.empty());
  }

  private DeliveryFailure refused(OnCallPerson person) {
    var failure =
        assertThrows(
            RuntimeException.class,
            () -> AwaitCondition.of(channel.tell(person, RecordedCalls.notification(1))));
    return assertInstanceOf(DeliveryFailure.class, failure.getCause());
  }

  @Test
  void whatIsPostedIsSignedAndNamesNobody() throws GeneralSecurityException {
    OnCallPerson person = receiver(request -> request.response().setStatusCode(204).end());
    AwaitCondition.of(channel.tell(person, RecordedCalls.notification(2)));

    assertEquals(
        new JsonObject()
            .put("kind", "unsupervised")
            .put("taskId", RecordedCalls.notification(2).taskId().value())
            .put("sessionId", RecordedCalls.GROUP.value())
            .put("raisedAt", "2026-11-21T18:30:00.000Z")
            .put("call", 2)
            .put("page", "https://groups.example/on-call"),
        new JsonObject(body));
    assertEquals("application/json", headers.get("content-type"));
    String id = headers.get("webhook-id");
    assertEquals(RecordedCalls.notification(2).taskId() + ".2", id);
    assertEquals("1795285805", headers.get("webhook-timestamp"));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(RecordedCalls.SECRET.value().substring("whsec_".length())),
            "any"));
    assertEquals(
        "v1,"
            + Base64.getEncoder()
                .encodeToString(mac.doFinal((id + ".1795285805." + body).getBytes(UTF_8))),
        headers.get("webhook-signature"));
  }

  @Test
  void aReceiverInTroubleIsAskedAgainAndOneThatRefusesIsNot() {
    assertTrue(refused(receiver(request -> request.response().setStatusCode(503).end())).again());
    assertTrue(refused(receiver(request -> request.response().setStatusCode(429).end())).again());
    assertFalse(refused(receiver(request -> request.response().setStatusCode(401).end())).again());
  }

  @Test
  void aRedirectIsNotFollowed() {
    DeliveryFailure why =
        refused(
            receiver(
                request ->
                    request
                        .response()
                        .setStatusCode(307)
                        .putHeader("location", "/elsewhere")
                        .end()));
    assertFalse(why.again());
    assertEquals(List.of("/page/me"), paths);
  }

  @Test
  void whoNeverAnswersIsNotWaitedForAndWhoNeverStopsHasAnswered() {
    DeliveryFailure why = refused(receiver(_ -> {}));
    assertTrue(why.again());
    OnCallPerson talker =
        receiver(
            request -> {
              request.response().setChunked(true).write("x");
              vertx.setPeriodic(5, _ -> request.response().write("y".repeat(10_000)));
            });
    AwaitCondition.of(channel.tell(talker, RecordedCalls.notification(1)));
  }

  @Test
  void whyNobodyAnswersIsSaidWithoutTheAddress() {
    DeliveryFailure why =
        refused(RecordedCalls.sato(Optional.of("http://127.0.0.1:1/token-4711"), Optional.empty()));
    assertTrue(why.again());
    assertFalse(why.getMessage().contains("4711"));
    assertFalse(why.getMessage().contains("127.0.0.1"));
  }
}
