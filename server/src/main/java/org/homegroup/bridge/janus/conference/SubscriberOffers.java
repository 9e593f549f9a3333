package org.homegroup.bridge.janus.conference;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusResponses;
import org.homegroup.bridge.janus.gateway.JanusResponses.Subscribed;

/// What the browser is told of its receive peer: Janus's offers, of which it owes an answer to the
/// last, and whom it sees and hears on which m-line.
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

  /// Goes on from what an earlier server noted, and waits for the answer if one is owed.
  void resume(JanusSnapshot.SubscriberState snapshot) {
    number = snapshot.negotiation();
    mLines = snapshot.mLines();
    if (snapshot.open()) {
      startAnswerTimer("the browser did not answer an earlier server's offer");
    }
  }

  /// The number of the last offer.
  int number() {
    return number;
  }

  List<Subscribed> mLines() {
    return mLines;
  }

  /// Passes on the offer in what Janus said, and waits for the browser; without an offer, only the
  /// map is new. Returns whether there was one.
  boolean offer(JsonObject response) {
    List<Subscribed> lines = JanusResponses.subscribed(JanusResponses.data(response));
    // The answer to an ICE restart names no streams: they are as they were.
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

  /// Tells the browser whom it sees and hears.
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

  /// The browser answers this offer. Returns whether it owed that answer.
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

  /// Waits for the browser no longer.
  void close() {
    if (answerTimer >= 0) {
      vertx.cancelTimer(answerTimer);
      answerTimer = -1;
    }
  }
}
