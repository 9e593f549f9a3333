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
import org.homegroup.bridge.janus.gateway.JanusSecrets;
import org.homegroup.bridge.janus.gateway.RoomCredentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open conferences of this server on Janus, by Janus session id. Confined to the bridge's
/// context.
public final class JanusConferences {

  private static final Logger LOG = LoggerFactory.getLogger(JanusConferences.class);

  private final JanusSecrets secrets;
  private final Map<Long, JanusConference> open = new HashMap<>();

  public JanusConferences(JanusSecrets secrets) {
    this.secrets = secrets;
  }

  /// Adopts the stored conference if it belongs to this run of Janus and still exists; otherwise
  /// creates one. Pass the result to [#add].
  public Future<JanusConference> make(
      ConferenceId id, JanusContext context, Optional<JsonObject> storedSnapshot) {
    return storedSnapshot
        .flatMap(JanusSnapshot::read)
        .filter(snapshot -> snapshot.run().equals(context.run()))
        .map(snapshot -> adopt(id, context, snapshot))
        .orElseGet(() -> create(context));
  }

  private Future<JanusConference> create(JanusContext context) {
    return JanusConference.open(context, RoomCredentials.random(secrets));
  }

  private Future<JanusConference> adopt(
      ConferenceId id, JanusContext context, JanusSnapshot snapshot) {
    return JanusConference.adopt(context, RoomCredentials.of(snapshot.room(), secrets), snapshot)
        .onSuccess(it -> LOG.info("Conference {} goes on with {} endpoints", id, it.size()))
        .recover(
            e -> {
              LOG.warn("Conference {} cannot go on: {}", id, e.getMessage());
              return create(context);
            });
  }

  public void add(JanusConference conference) {
    open.values().removeIf(JanusConference::isClosed);
    open.put(conference.sessionId(), conference);
  }

  /// Called when the opener of a conference receives its events.
  public void afterAdoption() {
    open.values().forEach(JanusConference::afterAdoption);
  }

  public void onEvent(JanusEvent event) {
    JanusConference conference = open.get(event.sessionId());
    if (conference != null) {
      conference.onEvent(event);
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

  /// Returns true if an open conference has endpoints.
  public boolean hasEndpoints() {
    return open.values().stream().anyMatch(each -> !each.isClosed() && each.size() > 0);
  }
}
