package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.janus.gateway.JanusAnswers;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusMessages;
import org.homegroup.bridge.janus.gateway.JanusMessages.Source;
import org.homegroup.bridge.janus.gateway.JanusRoom;
import org.homegroup.bridge.janus.gateway.JanusSession;

/// A conference's hold on Janus: its room, the session on which everything in it lives, and the
/// handle that rules the room. What endpoints ask of the three.
final class OpenRoom {

  private final JanusRoom room;
  private final JanusSession session;
  private final JanusHandle control;

  private OpenRoom(JanusRoom room, JanusSession session, JanusHandle control) {
    this.room = room;
    this.session = session;
    this.control = control;
  }

  /// `lost` is called once if the session ends otherwise than by us.
  static Future<OpenRoom> create(JanusContext site, JanusRoom room, Consumer<BridgeFailure> lost) {
    return JanusSession.create(site.vertx(), site.client(), lost)
        .compose(
            session ->
                session
                    .attach(room + "/control", _ -> {})
                    .compose(
                        control ->
                            control
                                .request(JanusMessages.create(room, site.settings()))
                                .map(new OpenRoom(room, session, control)))
                    .onFailure(_ -> session.destroy()));
  }

  /// The one that an earlier server noted; whether Janus still has it, [#feeds] tells.
  static Future<OpenRoom> claim(
      JanusContext site, JanusRoom room, JanusSnapshot note, Consumer<BridgeFailure> lost) {
    return JanusSession.claim(site.vertx(), site.client(), note.session(), lost)
        .map(session -> new OpenRoom(room, session, session.resume(note.control(), _ -> {})));
  }

  String name() {
    return room.name();
  }

  long sessionId() {
    return session.id();
  }

  long controlId() {
    return control.id();
  }

  /// All feeds of the room, and whether the connection of each is up.
  Future<Map<String, Boolean>> feeds() {
    return control
        .request(JanusMessages.listParticipants(room))
        .map(answer -> JanusAnswers.feeds(JanusAnswers.data(answer)));
  }

  /// Cuts a feed of which no handle is known.
  void kick(String feed) {
    control.request(JanusMessages.kick(room, feed)).onFailure(_ -> {});
  }

  Future<JsonObject> moderate(String feed, String mid, boolean mute) {
    return control.request(JanusMessages.moderate(room, feed, mid, mute));
  }

  Future<JanusHandle> attach(String name, Consumer<JsonObject> events) {
    return session.attach(room + "/" + name, events);
  }

  /// A handle that an earlier server attached.
  JanusHandle resume(long handleId, Consumer<JsonObject> events) {
    return session.resume(handleId, events);
  }

  /// Whether Janus has this handle. An answer of any other kind says nothing against it.
  Future<Boolean> lives(JanusHandle handle) {
    return handle
        .request(JanusMessages.exists(room))
        .map(true)
        .recover(
            e ->
                e instanceof BridgeFailure.Refused refused
                        && refused.code() == JanusAnswers.NO_SUCH_HANDLE
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(e));
  }

  JsonObject joinToPublish(String feed) {
    return JanusMessages.joinToPublish(room, feed);
  }

  JsonObject joinToReceive(long privateId, Set<Source> sources) {
    return JanusMessages.joinToReceive(room, privateId, sources);
  }

  /// One message cuts everybody, as soon as Janus has taken in what is on its way. The room
  /// outlives its session, so it is destroyed first, without waiting for the answer.
  Future<Void> destroy() {
    return session
        .quiet()
        .compose(
            _ -> {
              control.request(JanusMessages.destroy(room)).onFailure(_ -> {});
              return session.destroy();
            });
  }

  /// Lets go of the session, and with it of everybody.
  void abandon() {
    session.destroy();
  }
}
