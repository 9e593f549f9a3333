package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.adapter.Endpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adopts the endpoints of an earlier server's snapshot that are still alive, and ends the others.
final class JanusAdoption {

  private static final Logger LOG = LoggerFactory.getLogger(JanusAdoption.class);

  private final JanusConference conference;
  private final VideoRoom room;
  private final Endpoints<JanusEndpoint> endpoints;

  JanusAdoption(JanusConference conference, VideoRoom room, Endpoints<JanusEndpoint> endpoints) {
    this.conference = conference;
    this.room = room;
    this.endpoints = endpoints;
  }

  /// Adopts what is alive. Fails if Janus no longer has the room.
  Future<List<AdoptedEndpoint>> adopt(List<JanusSnapshot.EndpointState> states) {
    return room.feeds()
        .compose(
            inRoom -> {
              states.forEach(each -> adopt(each, inRoom));
              kickUnknown(states, inRoom.keySet());
              return Future.join(endpoints.all().stream().map(this::removeIfGone).toList());
            })
        .map(_ -> endpoints.all().stream().map(JanusEndpoint::adopted).toList());
  }

  /// @param inRoom all feeds of the room, each with true if its connection is up
  private void adopt(JanusSnapshot.EndpointState state, Map<String, Boolean> inRoom) {
    JanusEndpoint endpoint = JanusEndpoint.resume(conference, room, state);
    boolean alive =
        state.publisher().offered() > 0
            && inRoom.containsKey(state.feed())
            && (!state.connected() || inRoom.get(state.feed()));
    if (alive) {
      endpoints.put(endpoint);
    } else {
      LOG.info("Endpoint {} does not go on", state.id());
      endpoint.close();
    }
  }

  /// Ends feeds that are not in the snapshot. The earlier server made them just before it died.
  private void kickUnknown(List<JanusSnapshot.EndpointState> states, Set<String> inRoom) {
    Set<String> unknown = new HashSet<>(inRoom);
    states.forEach(each -> unknown.remove(each.feed()));
    unknown.forEach(room::kick);
  }

  private Future<?> removeIfGone(JanusEndpoint endpoint) {
    return endpoint
        .isAlive()
        .onSuccess(
            alive -> {
              if (!alive) {
                endpoints.delete(endpoint);
                endpoint.close();
              }
            });
  }
}
