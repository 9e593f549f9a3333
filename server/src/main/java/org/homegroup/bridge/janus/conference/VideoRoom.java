package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusRequests;
import org.homegroup.bridge.janus.gateway.JanusRequests.Source;
import org.homegroup.bridge.janus.gateway.JanusResponses;
import org.homegroup.bridge.janus.gateway.JanusSession;
import org.homegroup.bridge.janus.gateway.RoomCredentials;

/// The Janus objects of a conference: its room, the session that owns all handles, and the control
/// handle that administers the room.
final class VideoRoom {

  private final RoomCredentials room;
  private final JanusSession session;
  private final JanusHandle control;

  private VideoRoom(RoomCredentials room, JanusSession session, JanusHandle control) {
    this.room = room;
    this.session = session;
    this.control = control;
  }

  /// Creates the room. `lost` is called once if the session ends for another reason than our
  /// request.
  static Future<VideoRoom> create(
      JanusContext context, RoomCredentials room, Consumer<BridgeFailure> lost) {
    return JanusSession.create(context.vertx(), context.client(), lost)
        .compose(
            session ->
                session
                    .attach(room + "/control", _ -> {})
                    .compose(
                        control ->
                            control
                                .request(JanusRequests.create(room, context.settings()))
                                .map(new VideoRoom(room, session, control)))
                    .onFailure(_ -> session.destroy()));
  }

  /// Claims the session of an earlier server's snapshot. Call [#feeds] to find out if Janus still
  /// has the room.
  static Future<VideoRoom> claim(
      JanusContext context,
      RoomCredentials room,
      JanusSnapshot snapshot,
      Consumer<BridgeFailure> lost) {
    return JanusSession.claim(context.vertx(), context.client(), snapshot.session(), lost)
        .map(session -> new VideoRoom(room, session, session.resume(snapshot.control(), _ -> {})));
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

  /// Completes with all feeds of the room, each with true if its connection is up.
  Future<Map<String, Boolean>> feeds() {
    return control
        .request(JanusRequests.listParticipants(room))
        .map(answer -> JanusResponses.feeds(JanusResponses.data(answer)));
  }

  /// Removes a feed whose handle is unknown.
  void kick(String feed) {
    control.request(JanusRequests.kick(room, feed)).onFailure(_ -> {});
  }

  Future<JsonObject> moderate(String feed, String mid, boolean mute) {
    return control.request(JanusRequests.moderate(room, feed, mid, mute));
  }

  Future<JanusHandle> attach(String name, Consumer<JsonObject> events) {
    return session.attach(room + "/" + name, events);
  }

  /// Restores a handle that an earlier server attached.
  JanusHandle resume(long handleId, Consumer<JsonObject> events) {
    return session.resume(handleId, events);
  }

  /// Completes with true if Janus has this handle. Fails on any response other than "no such
  /// handle".
  Future<Boolean> isAlive(JanusHandle handle) {
    return handle
        .request(JanusRequests.exists(room))
        .map(true)
        .recover(
            e ->
                e instanceof BridgeFailure.Refused refused
                        && refused.code() == JanusResponses.NO_SUCH_HANDLE
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(e));
  }

  JsonObject joinToPublish(String feed) {
    return JanusRequests.joinToPublish(room, feed);
  }

  JsonObject joinToReceive(long privateId, Set<Source> sources) {
    return JanusRequests.joinToReceive(room, privateId, sources);
  }

  /// Ends all handles with one message, as soon as Janus has accepted what is on its way. A room
  /// outlives its session, so it is destroyed first; its response is not awaited.
  Future<Void> destroy() {
    return session
        .drained()
        .compose(
            _ -> {
              control.request(JanusRequests.destroy(room)).onFailure(_ -> {});
              return session.destroy();
            });
  }

  /// Destroys the session and with it all handles.
  void abandon() {
    session.destroy();
  }
}
