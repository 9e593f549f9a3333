package org.homegroup.bridge.janus;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conferences that this server has on Janus, by their sessions. Confined to the bridge's
/// context.
final class JanusConferences {

  private static final Logger LOG = LoggerFactory.getLogger(JanusConferences.class);

  private final JanusSecrets secrets;
  private final Map<Long, JanusConference> open = new HashMap<>();

  JanusConferences(JanusSecrets secrets) {
    this.secrets = secrets;
  }

  /// The conference that is remembered, if it belongs to this run of Janus and still lives, or else
  /// a new one. It is not among these before [#add].
  Future<JanusConference> make(ConferenceId id, JanusSite site, Optional<JsonObject> remembered) {
    return remembered
        .flatMap(JanusNote::read)
        .filter(note -> note.run().equals(site.run()))
        .map(note -> carryOn(id, site, note))
        .orElseGet(() -> begin(site));
  }

  private Future<JanusConference> begin(JanusSite site) {
    return JanusConference.open(site, JanusRoom.random(secrets));
  }

  private Future<JanusConference> carryOn(ConferenceId id, JanusSite site, JanusNote note) {
    return JanusConference.carryOn(site, JanusRoom.called(note.room(), secrets), note)
        .onSuccess(it -> LOG.info("Conference {} goes on with {} endpoints", id, it.size()))
        .recover(
            e -> {
              LOG.warn("Conference {} cannot go on: {}", id, e.getMessage());
              return begin(site);
            });
  }

  void add(JanusConference conference) {
    open.values().removeIf(JanusConference::isOver);
    open.put(conference.sessionId(), conference);
  }

  /// Whoever opened them hears them from now on.
  void goOn() {
    open.values().forEach(JanusConference::goOn);
  }

  void take(JanusEvent event) {
    JanusConference conference = open.get(event.sessionId());
    if (conference != null) {
      conference.take(event);
    }
  }

  void lost(BridgeFailure failure, Instant lastMediaAt) {
    List<JanusConference> voided = List.copyOf(open.values());
    open.clear();
    voided.forEach(each -> each.lost(failure, lastMediaAt));
  }

  int endpoints() {
    return open.values().stream().mapToInt(JanusConference::size).sum();
  }

  /// Whether anybody is in one that goes on.
  boolean hasSomebody() {
    return open.values().stream().anyMatch(each -> !each.isOver() && each.size() > 0);
  }
}
