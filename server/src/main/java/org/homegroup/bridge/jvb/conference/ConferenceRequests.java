package org.homegroup.bridge.jvb.conference;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.adapter.SerialExecutor;
import org.homegroup.bridge.jvb.colibri.Colibri2Client;
import org.homegroup.bridge.jvb.colibri.Colibri2Created;
import org.homegroup.bridge.jvb.colibri.Colibri2Messages;
import org.homegroup.bridge.jvb.sdp.BridgeTransport;
import org.homegroup.bridge.jvb.sdp.SdpAnswer;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.session.MediaKind;

/// Sends the requests of one conference to the bridge. Changes are sent one after another, because
/// each may depend on the one before; removals and mutes do not wait. Creates the conference with
/// an endpoint whenever the bridge does not have it. Confined to the bridge's context.
final class ConferenceRequests {

  /// Texts in the bridge's error messages.
  private static final String NOT_FOUND = "Conference not found";

  private static final String EXISTS = "Conference already exists";

  private final Colibri2Client client;
  private final String meetingId;
  private final SerialExecutor serial = new SerialExecutor();
  private boolean onBridge;

  ConferenceRequests(Colibri2Client client, String meetingId) {
    this.client = client;
    this.meetingId = meetingId;
  }

  /// Creates an endpoint, and the conference if the bridge does not have it.
  Future<BridgeTransport> create(String endpoint, Set<MediaKind> muted) {
    return serial.submit(
        () ->
            create(endpoint, muted, !onBridge)
                .recover(
                    failure ->
                        reasonContains(failure, onBridge ? NOT_FOUND : EXISTS)
                            ? create(endpoint, muted, onBridge)
                            : Future.failedFuture(failure))
                .map(
                    body -> {
                      onBridge = true;
                      return Colibri2Created.read(body);
                    }));
  }

  private Future<String> create(String endpoint, Set<MediaKind> muted, boolean first) {
    return client.modify(Colibri2Messages.create(meetingId, first, endpoint, muted));
  }

  Future<Void> answered(String endpoint, SdpAnswer answer) {
    return modify(Colibri2Messages.answered(meetingId, endpoint, answer));
  }

  Future<Void> sends(String endpoint, Sources sources) {
    return modify(Colibri2Messages.sends(meetingId, endpoint, sources));
  }

  /// Mutes an existing endpoint, without waiting for slower requests of other endpoints.
  Future<Void> mute(String endpoint, Set<MediaKind> muted) {
    return client.modify(Colibri2Messages.mute(meetingId, endpoint, muted)).mapEmpty();
  }

  /// Restores the conference on the bridge to an earlier server's snapshot: sends all mutes again
  /// and removes endpoints that are not in it.
  Future<Void> restore(List<JvbSnapshot.EndpointState> states, Set<String> onBridge) {
    this.onBridge = true;
    Set<String> unknown = new HashSet<>(onBridge);
    List<Future<Void>> pending = new ArrayList<>();
    for (JvbSnapshot.EndpointState each : states) {
      unknown.remove(each.name());
      pending.add(mute(each.name(), each.muted()));
    }
    unknown.forEach(each -> pending.add(expire(each)));
    return Future.join(pending).mapEmpty();
  }

  /// Removes an endpoint ahead of all waiting requests. Succeeds if the endpoint is gone already.
  Future<Void> expire(String endpoint) {
    return ignoreNotFound(client.modify(Colibri2Messages.expire(meetingId, endpoint)));
  }

  /// Removes the conference at once, and once more after the requests that are waiting now.
  Future<Void> expire() {
    String expire = Colibri2Messages.expire(meetingId);
    Future<Void> now = ignoreNotFound(client.modify(expire));
    Future<Void> later = serial.submit(() -> ignoreNotFound(client.modify(expire)));
    return Future.join(now, later).mapEmpty();
  }

  private Future<Void> modify(String json) {
    return serial.submit(() -> client.modify(json).mapEmpty());
  }

  private static Future<Void> ignoreNotFound(Future<?> expiry) {
    return expiry
        .<Void>mapEmpty()
        .recover(
            failure ->
                reasonContains(failure, NOT_FOUND)
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  private static boolean reasonContains(Throwable failure, String words) {
    return failure instanceof BridgeFailure.Refused refused && refused.getMessage().contains(words);
  }
}
