package org.homegroup.bridge.janus.conference;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusAnswers;
import org.homegroup.bridge.janus.gateway.JanusAnswers.Subscribed;

/// What the browser is told of its receive peer: Janus's offers, of which it owes an answer to the
/// last, and whom it sees and hears on which m-line.
final class SubscriberOffers {

  private final Vertx vertx;
  private final SubscriberPeerOwner owner;
  private final Duration browserWithin;
  private List<Subscribed> map = List.of();
  private int number;
  private long patience = -1;

  SubscriberOffers(Vertx vertx, SubscriberPeerOwner owner, Duration browserWithin) {
    this.vertx = vertx;
    this.owner = owner;
    this.browserWithin = browserWithin;
  }

  /// Goes on from what an earlier server noted, and waits for the answer if one is owed.
  void resume(JanusSnapshot.Download note) {
    number = note.negotiation();
    map = note.map();
    if (note.open()) {
      wait("the browser did not answer an earlier server's offer");
    }
  }

  /// The number of the last offer.
  int number() {
    return number;
  }

  List<Subscribed> map() {
    return map;
  }

  /// Passes on the offer in what Janus said, and waits for the browser; without an offer, only the
  /// map is new. Returns whether there was one.
  boolean offer(JsonObject said) {
    List<Subscribed> lines = JanusAnswers.subscribed(JanusAnswers.data(said));
    // The answer to an ICE restart names no streams: they are as they were.
    map = lines.isEmpty() ? map : lines;
    String sdp = JanusAnswers.sdp(said);
    if (sdp == null) {
      tracks();
      return false;
    }
    number++;
    wait("the browser did not answer an offer");
    owner.signal(new MediaSignal.Offer(SubscriberPeer.PEER, number, sdp, named(), List.of()));
    owner.changed();
    return true;
  }

  /// Tells the browser whom it sees and hears.
  void tracks() {
    owner.signal(new MediaSignal.Tracks(SubscriberPeer.PEER, named()));
  }

  private List<MediaSignal.Track> named() {
    return map.stream()
        .filter(Subscribed::active)
        .map(each -> new MediaSignal.Track(each.mid(), each.kind(), owner.participant(each.feed())))
        .filter(each -> each.participantId() != null)
        .toList();
  }

  /// The browser answers this offer. Returns whether it owed that answer.
  boolean answered(int offer) {
    boolean owed = patience >= 0 && offer == number;
    if (owed) {
      close();
    }
    return owed;
  }

  private void wait(String otherwise) {
    patience = vertx.setTimer(browserWithin.toMillis(), _ -> owner.failed(otherwise));
  }

  /// Waits for the browser no longer.
  void close() {
    if (patience >= 0) {
      vertx.cancelTimer(patience);
      patience = -1;
    }
  }
}
