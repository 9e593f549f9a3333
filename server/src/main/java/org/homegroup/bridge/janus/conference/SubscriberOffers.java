package org.homegroup.bridge.janus.conference;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusResponses;
import org.homegroup.bridge.janus.gateway.JanusResponses.Subscribed;

/// Sends the browser the offers of its receiving peer and the track map: the participants by
/// m-line. Waits for the answer to the last offer.
final class SubscriberOffers {

  private final Vertx vertx;
  private final SubscriberPeerOwner owner;
  private final Duration browserWithin;
  private List<Subscribed> mLines = List.of();
  private int number;
  private long answerTimer = -1;

  SubscriberOffers(Vertx vertx, SubscriberPeerOwner owner, Duration browserWithin) {
    this.vertx = vertx;
    this.owner = owner;
    this.browserWithin = browserWithin;
  }

  /// Continues from an earlier server's snapshot, and waits for the answer if one is owed.
  void resume(JanusSnapshot.SubscriberState snapshot) {
    number = snapshot.negotiation();
    mLines = snapshot.mLines();
    if (snapshot.open()) {
      startAnswerTimer("the browser did not answer an earlier server's offer");
    }
  }

  /// Returns the number of the last offer.
  int number() {
    return number;
  }

  List<Subscribed> mLines() {
    return mLines;
  }

  /// Passes on the offer in a response of Janus and starts to wait for the answer. Without an
  /// offer, only the track map has changed. Returns true if there was an offer.
  boolean offer(JsonObject response) {
    List<Subscribed> lines = JanusResponses.subscribed(JanusResponses.data(response));
    // The response to an ICE restart names no streams; they have not changed.
    mLines = lines.isEmpty() ? mLines : lines;
    String sdp = JanusResponses.sdp(response);
    if (sdp == null) {
      tracks();
      return false;
    }
    number++;
    startAnswerTimer("the browser did not answer an offer");
    owner.signal(new MediaSignal.Offer(SubscriberPeer.PEER, number, sdp, trackMap(), List.of()));
    owner.snapshotChanged();
    return true;
  }

  /// Sends the browser the track map.
  void tracks() {
    owner.signal(new MediaSignal.Tracks(SubscriberPeer.PEER, trackMap()));
  }

  private List<MediaSignal.Track> trackMap() {
    return mLines.stream()
        .filter(Subscribed::active)
        .map(each -> new MediaSignal.Track(each.mid(), each.kind(), owner.participant(each.feed())))
        .filter(each -> each.participantId() != null)
        .toList();
  }

  /// Called with the number of the answered offer. Returns true if the browser owed that answer.
  boolean acceptAnswer(int offer) {
    boolean owed = answerTimer >= 0 && offer == number;
    if (owed) {
      close();
    }
    return owed;
  }

  private void startAnswerTimer(String otherwise) {
    answerTimer = vertx.setTimer(browserWithin.toMillis(), _ -> owner.failed(otherwise));
  }

  /// Stops waiting for an answer.
  void close() {
    if (answerTimer >= 0) {
      vertx.cancelTimer(answerTimer);
      answerTimer = -1;
    }
  }
}
