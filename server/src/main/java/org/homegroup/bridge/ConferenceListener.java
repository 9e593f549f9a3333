package org.homegroup.bridge;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.homegroup.session.MediaKind;

/// What a conference tells. Called on the context on which the conference was opened, never after
/// [Conference#close] was called, and never for an endpoint after its [Conference#remove].
public interface ConferenceListener {

  /// Keep this for [MediaBridge#open] by a later server, and only the newest: what the bridge needs
  /// to carry on with this conference. Nobody changes the document after this. A bridge that cannot
  /// carry on never calls it.
  void remember(JsonObject document);

  /// Pass this to the endpoint's browser.
  void signal(EndpointId endpointId, MediaSignal signal);

  /// The bridge began (`up`) or ceased to receive this kind from the endpoint. `at` is when, as
  /// nearly as the bridge can tell: for `up == false` the last moment at which media is known to
  /// have come.
  void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at);

  /// The endpoint's microphone carries speech, or no longer does. Transient: never recorded.
  void speaking(EndpointId endpointId, boolean speaking);

  /// The endpoint is dead on the bridge (ICE failed, hung up, refused), and its media is cut:
  /// remove it and, if the participant is still to have media, add a new one. [#media] was called
  /// before with `up == false` for what was up.
  void endpointFailed(EndpointId endpointId, String reason);

  /// The conference is gone with all its endpoints. Every endpoint's media is down at
  /// `lastMediaAt`. Nothing more is told by it. Open another when the bridge is available.
  void lost(BridgeFailure failure, Instant lastMediaAt);
}
