package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.adapter.Endpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up those endpoints of an earlier server's note that live, and ends the others.
final class JanusResumption {

  private static final Logger LOG = LoggerFactory.getLogger(JanusResumption.class);

  private final JanusConference conference;
  private final OpenRoom room;
  private final Endpoints<JanusEndpoint> endpoints;

  JanusResumption(JanusConference conference, OpenRoom room, Endpoints<JanusEndpoint> endpoints) {
    this.conference = conference;
    this.room = room;
    this.endpoints = endpoints;
  }

  /// Fails when Janus has the room no more.
  Future<List<LivingEndpoint>> takeUp(List<JanusSnapshot.Endpoint> noted) {
    return room.feeds()
        .compose(
            there -> {
              noted.forEach(each -> takeUp(each, there));
              endUnknown(noted, there.keySet());
              return Future.join(endpoints.all().stream().map(this::leaveOutIfDead).toList());
            })
        .map(_ -> endpoints.all().stream().map(JanusEndpoint::living).toList());
  }

  /// @param there all feeds of the room, and whether the connection of each is up
  private void takeUp(JanusSnapshot.Endpoint noted, Map<String, Boolean> there) {
    JanusEndpoint endpoint = JanusEndpoint.resume(conference, room, noted);
    boolean lives =
        noted.upload().offered() > 0
            && there.containsKey(noted.feed())
            && (!noted.connected() || there.get(noted.feed()));
    if (lives) {
      endpoints.put(endpoint);
    } else {
      LOG.info("Endpoint {} does not go on", noted.id());
      endpoint.close();
    }
  }

  /// Made in the last moment of the earlier server, which could not note it.
  private void endUnknown(List<JanusSnapshot.Endpoint> noted, Set<String> there) {
    Set<String> unknown = new HashSet<>(there);
    noted.forEach(each -> unknown.remove(each.feed()));
    unknown.forEach(room::kick);
  }

  private Future<?> leaveOutIfDead(JanusEndpoint endpoint) {
    return endpoint
        .lives()
        .onSuccess(
            lives -> {
              if (!lives) {
                endpoints.forget(endpoint);
                endpoint.close();
              }
            });
  }
}
