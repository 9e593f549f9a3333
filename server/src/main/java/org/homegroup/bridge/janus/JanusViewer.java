package org.homegroup.bridge.janus;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.VideoWishes;
import org.homegroup.bridge.janus.JanusMessages.Source;
import org.homegroup.session.ParticipantId;

/// The receiving side of an endpoint: its download, on a handle of its own, and which videos its
/// browser wishes to see.
final class JanusViewer implements DownloadOwner {

  private final JanusConference conference;
  private final OpenRoom room;
  private final JanusEndpoint endpoint;
  private final JanusDownload download;
  private VideoWishes wishes = VideoWishes.ALL;

  JanusViewer(JanusConference conference, OpenRoom room, JanusEndpoint endpoint) {
    this.conference = conference;
    this.room = room;
    this.endpoint = endpoint;
    this.download = conference.download(this);
  }

  /// As an earlier server noted it.
  void resume(JanusNote.Endpoint note) {
    wishes = note.wishes();
    if (note.download().handle() != 0) {
      download.resume(note.download(), room.resume(note.download().handle(), this::told));
    }
  }

  /// Whether Janus still has its handle, if there is one.
  Future<Boolean> lives() {
    return download.handle() == null ? Future.succeededFuture(true) : room.lives(download.handle());
  }

  JanusDownload download() {
    return download;
  }

  VideoWishes wishes() {
    return wishes;
  }

  /// Holds with the next [JanusDownload#want].
  void wish(VideoWishes wanted) {
    wishes = wanted;
  }

  private void told(JsonObject message) {
    if ("hangup".equals(message.getString("janus"))) {
      failed("hung up");
    }
    JsonObject data = JanusAnswers.data(message);
    if (data.containsKey("substream")) {
      download.passes(data.getString("mid"), data.getInteger("substream"));
    }
  }

  @Override
  public Future<JanusHandle> attach() {
    return room.attach(endpoint.feed() + "/sub", this::told);
  }

  @Override
  public JsonObject join(Set<Source> sources) {
    return room.joinToReceive(endpoint.privateId(), sources);
  }

  @Override
  public ParticipantId participant(String feed) {
    return conference.participant(feed);
  }

  @Override
  public int height(String feed) {
    ParticipantId of = conference.participant(feed);
    return of == null ? 0 : wishes.height(of);
  }

  @Override
  public void keyFrame(String feed) {
    conference.keyFrame(feed);
  }

  @Override
  public void signal(MediaSignal signal) {
    endpoint.signal(signal);
  }

  @Override
  public void changed() {
    conference.changed();
  }

  @Override
  public void failed(String reason) {
    endpoint.failed(reason);
  }
}
