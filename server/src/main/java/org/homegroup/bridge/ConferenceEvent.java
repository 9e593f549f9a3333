package org.homegroup.bridge;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.homegroup.session.MediaKind;

/// An event of a conference on a bridge. A bridge passes all events of a conference to the one
/// consumer that was given to [MediaBridge#open].
///
/// The consumer runs on the context on which the conference was opened. It gets no event after
/// [Conference#close] was called, and none about an endpoint after its [Conference#remove].
public sealed interface ConferenceEvent {

  /// A signal for the endpoint's browser.
  record Signal(EndpointId endpointId, MediaSignal signal) implements ConferenceEvent, MediaEvent {}

  /// The bridge started (`up`) or stopped receiving this kind of media from the endpoint.
  ///
  /// @param at the time, as precisely as the bridge knows it; for `up == false`, the last moment at
  ///     which media is known to have arrived
  record MediaChanged(EndpointId endpointId, MediaKind kind, boolean up, Instant at)
      implements ConferenceEvent, MediaEvent {}

  /// The participant at this endpoint started or stopped speaking. Transient, never recorded. An
  /// endpoint that goes away sends no `speaking == false`.
  record SpeakingChanged(EndpointId endpointId, boolean speaking)
      implements ConferenceEvent, MediaEvent {}

  /// The endpoint is dead on the bridge (ICE failed, hung up, refused) and its media is cut. The
  /// consumer removes it, and adds a new one if the participant still has a grant for media. A
  /// [MediaChanged] with `up == false` came before for each kind that was up.
  record EndpointFailed(EndpointId endpointId, String reason) implements ConferenceEvent {}

  /// The state that a later server needs in order to adopt this conference. The consumer stores the
  /// newest one and passes it to [MediaBridge#open]. Nobody changes the document after this event.
  /// A bridge whose conferences cannot be adopted never sends it.
  record SnapshotChanged(JsonObject snapshot) implements ConferenceEvent {}

  /// The conference and all its endpoints are gone; all media is down since `lastMediaAt`. This is
  /// the last event. The consumer opens a new conference when a bridge is available.
  record Lost(BridgeFailure failure, Instant lastMediaAt) implements ConferenceEvent {}
}
