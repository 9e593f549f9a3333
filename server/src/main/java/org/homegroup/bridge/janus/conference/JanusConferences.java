package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.janus.gateway.JanusEvent;
import org.homegroup.bridge.janus.gateway.JanusRoom;
import org.homegroup.bridge.janus.gateway.JanusSecrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conferences that this server has on Janus, by their sessions. Confined to the bridge's
/// context.
public final class JanusConferences {

  private static final Logger LOG = LoggerFactory.getLogger(JanusConferences.class);

  private final JanusSecrets secrets;
  private final Map<Long, JanusConference> open = new HashMap<>();

  public JanusConferences(JanusSecrets secrets) {
    this.secrets = secrets;
  }

  /// The conference that is remembered, if it belongs to this run of Janus and still lives, or else
  /// a new one. It is not among these before [#add].
  public Future<JanusConference> make(
      ConferenceId id, JanusContext site, Optional<JsonObject> remembered) {
    return remembered
        .flatMap(JanusSnapshot::read)
        .filter(note -> note.run().equals(site.run()))
        .map(note -> carryOn(id, site, note))
        .orElseGet(() -> begin(site));
  }

  private Future<JanusConference> begin(JanusContext site) {
    return JanusConference.open(site, JanusRoom.random(secrets));
  }

  private Future<JanusConference> carryOn(ConferenceId id, JanusContext site, JanusSnapshot note) {
    return JanusConference.carryOn(site, JanusRoom.called(note.room(), secrets), note)
        .onSuccess(it -> LOG.info("Conference {} goes on with {} endpoints", id, it.size()))
        .recover(
            e -> {
              LOG.warn("Conference {} cannot go on: {}", id, e.getMessage());
              return begin(site);
            });
  }

  public void add(JanusConference conference) {
    open.values().removeIf(JanusConference::isOver);
    open.put(conference.sessionId(), conference);
  }

  /// Whoever opened them hears them from now on.
  public void goOn() {
    open.values().forEach(JanusConference::goOn);
  }

  public void take(JanusEvent event) {
    JanusConference conference = open.get(event.sessionId());
    if (conference != null) {
      conference.take(event);
    }
  }

  public void lost(BridgeFailure failure, Instant lastMediaAt) {
    List<JanusConference> voided = List.copyOf(open.values());
    open.clear();
    voided.forEach(each -> each.lost(failure, lastMediaAt));
  }

  public int endpoints() {
    return open.values().stream().mapToInt(JanusConference::size).sum();
  }

  /// Whether anybody is in one that goes on.
  public boolean hasSomebody() {
    return open.values().stream().anyMatch(each -> !each.isOver() && each.size() > 0);
  }
}
