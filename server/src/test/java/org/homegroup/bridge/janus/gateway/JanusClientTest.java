package org.homegroup.bridge.janus.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.adapter.ContextBridge;
import org.homegroup.bridge.janus.FakeJanus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JanusClientTest {

  private static final JsonObject PING = new JsonObject().put("janus", "ping");

  /// Only bounds a hang.
  private static final Duration PATIENT = Duration.ofSeconds(60);

  /// For an answer that never comes; long enough to connect in on a busy machine.
  private static final Duration HASTY = Duration.ofSeconds(2);

  private Vertx vertx;
  private Context context;
  private FakeJanus janus;
  private JanusClient client;

  @BeforeEach
  void connect() throws Exception {
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    janus = await(FakeJanus.start(vertx));
    client = on(() -> connect(PATIENT));
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  @DisplayName("takes the event as the answer, whether the ack comes before or after it")
  void eventBeforeAck() throws Exception {
    JsonObject data = new JsonObject().put("videoroom", "joined");
    janus.answer(
        (request, say) -> {
          boolean ackFirst = request.getString("janus").equals("first");
          if (ackFirst) {
            say.say(FakeJanus.reply(request, "ack"));
          }
          say.say(FakeJanus.plugin(request, "event", data));
          if (!ackFirst) {
            say.say(FakeJanus.reply(request, "ack"));
          }
        });
    for (String verb : List.of("first", "last", "last")) {
      JsonObject answer = on(() -> client.request(new JsonObject().put("janus", verb)));
      assertEquals(data, JanusResponses.data(answer));
    }
  }

  @Test
  @DisplayName("takes an ack as the answer to what is only acknowledged")
  void acknowledged() throws Exception {
    janus.answer((request, say) -> say.say(FakeJanus.reply(request, "ack")));
    on(() -> client.acknowledged(new JsonObject().put("janus", "keepalive")));
  }

  @Test
  @DisplayName("tells answers apart by their transaction, in any order")
  void anyOrder() throws Exception {
    List<JsonObject> waiting = new ArrayList<>();
    janus.answer(
        (request, say) -> {
          waiting.add(request);
          if (waiting.size() == 3) {
            waiting
                .reversed()
                .forEach(
                    each ->
                        say.say(FakeJanus.reply(each, "success").put("n", each.getInteger("n"))));
          }
        });
    List<Integer> numbers =
        on(
            () ->
                Future.all(ask(1), ask(2), ask(3))
                    .map(
                        all ->
                            all.<JsonObject>list().stream()
                                .map(it -> it.getInteger("n"))
                                .toList()));
    assertEquals(List.of(1, 2, 3), numbers);
  }

  private Future<JsonObject> ask(int n) {
    return client.request(new JsonObject().put("janus", "ping").put("n", n));
  }

  @Test
  @DisplayName("fails when no answer comes")
  void noAnswer() throws Exception {
    client = on(() -> connect(HASTY));
    assertInstanceOf(BridgeFailure.TimedOut.class, failure(() -> client.request(PING)));
  }

  @Test
  @DisplayName("fails with the code of a core error and of a plugin's error")
  void errors() {
    janus.answer((request, say) -> say.say(FakeJanus.error(request, 459, "No such handle")));
    BridgeFailure core = failure(() -> client.request(PING));
    assertEquals(459, assertInstanceOf(BridgeFailure.Refused.class, core).code());
    JsonObject refusal = new JsonObject().put("error_code", 428).put("error", "No such feed");
    janus.answer((request, say) -> say.say(FakeJanus.plugin(request, "event", refusal)));
    BridgeFailure plugin = failure(() -> client.request(PING));
    assertEquals(428, assertInstanceOf(BridgeFailure.Refused.class, plugin).code());
  }

  @Test
  @DisplayName("keeps addresses out of refusals")
  void redacts() {
    janus.answer(
        (request, say) -> say.say(FakeJanus.error(request, 490, "no path to 192.0.2.7 here")));
    assertFalse(failure(() -> client.request(PING)).getMessage().contains("192.0.2.7"));
  }

  @Test
  @DisplayName("fails everything that was asked when the socket closes, and what is asked after")
  void socketCloses() throws Exception {
    janus.answer((_, _) -> janus.cut());
    assertInstanceOf(BridgeFailure.Unreachable.class, failure(() -> client.request(PING)));
    on(client::closed);
    assertInstanceOf(BridgeFailure.Unreachable.class, failure(() -> client.request(PING)));
  }

  @Test
  @DisplayName("fails what is asked on a handle when it is forgotten, and nothing else")
  void forgets() throws Exception {
    client = on(() -> connect(HASTY));
    JsonObject onHandle = new JsonObject().put("janus", "message").put("handle_id", 7L);
    JsonObject onOther = new JsonObject().put("janus", "message").put("handle_id", 8L);
    assertInstanceOf(
        BridgeFailure.Overtaken.class,
        failure(
            () -> {
              Future<JsonObject> asked = client.request(onHandle);
              client.dropHandle(7);
              return asked;
            }));
    assertInstanceOf(
        BridgeFailure.TimedOut.class,
        failure(
            () -> {
              Future<JsonObject> asked = client.request(onOther);
              client.dropHandle(7);
              return asked;
            }));
  }

  @Test
  @DisplayName("tells a session what concerns it, until it is forgotten")
  void tells() throws Exception {
    CompletableFuture<JsonObject> heard = new CompletableFuture<>();
    on(
        () -> {
          client.listen(5, heard::complete);
          return Future.succeededFuture();
        });
    janus.tell(new JsonObject().put("janus", "webrtcup").put("session_id", 6L));
    janus.tell(new JsonObject().put("janus", "hangup").put("session_id", 5L));
    assertEquals("hangup", heard.get(60, TimeUnit.SECONDS).getString("janus"));
  }

  @Test
  @DisplayName("survives a message that makes no sense")
  void nonsense() throws Exception {
    janus.answer(
        (request, say) -> {
          janus.tell(new JsonObject());
          say.say(FakeJanus.reply(request, "success"));
        });
    assertEquals("success", on(() -> client.request(PING)).getString("janus"));
  }

  @Test
  @DisplayName("sends the secret, and learns when it is wrong")
  void secret() throws Exception {
    JanusClient wrong =
        on(() -> JanusClient.connect(vertx, janus.port(), "wrong", Duration.ofSeconds(1)));
    BridgeFailure failure = failure(() -> wrong.request(PING));
    assertEquals(403, assertInstanceOf(BridgeFailure.Refused.class, failure).code());
  }

  @Test
  @DisplayName("is told by a session that timed out on Janus's side")
  void sessionTimesOut() throws Exception {
    janus.answer(
        (request, say) ->
            say.say(
                FakeJanus.reply(request, "success").put("data", new JsonObject().put("id", 5L))));
    CompletableFuture<BridgeFailure> lost = new CompletableFuture<>();
    on(() -> JanusSession.create(vertx, client, lost::complete));
    janus.tell(new JsonObject().put("janus", "timeout").put("session_id", 5L));
    assertInstanceOf(BridgeFailure.Refused.class, lost.get(60, TimeUnit.SECONDS));
  }

  @Test
  @DisplayName("takes a handle that is gone for detached, and asks again after a time-out")
  void detaches() throws Exception {
    janus.answer(
        (request, say) ->
            say.say(
                FakeJanus.reply(request, "success").put("data", new JsonObject().put("id", 5L))));
    client = on(() -> connect(HASTY));
    JanusSession session = on(() -> JanusSession.create(vertx, client, _ -> {}));
    JanusHandle handle = on(() -> session.attach("test", _ -> {}));
    janus.answer((_, _) -> {});
    assertInstanceOf(BridgeFailure.TimedOut.class, failure(handle::detach));
    janus.answer((request, say) -> say.say(FakeJanus.error(request, 459, "No such handle")));
    on(handle::detach);
    assertTrue(
        janus.requests().stream().filter(each -> each.getString("janus").equals("detach")).count()
            == 2);
  }

  private Future<JanusClient> connect(Duration answerWithin) {
    return JanusClient.connect(vertx, janus.port(), FakeJanus.SECRET, answerWithin);
  }

  private <T> T on(Supplier<Future<T>> task) throws Exception {
    return await(ContextBridge.call(context, context, task));
  }

  private BridgeFailure failure(Supplier<? extends Future<?>> task) {
    Supplier<Future<Object>> any = () -> task.get().map(it -> (Object) it);
    ExecutionException e = assertThrows(ExecutionException.class, () -> on(any));
    return assertInstanceOf(BridgeFailure.class, e.getCause());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
