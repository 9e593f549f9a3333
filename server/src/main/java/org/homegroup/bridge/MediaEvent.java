package org.homegroup.bridge;

/// An event of a session's media, for the session's live room. The reconciler passes it on its own
/// context.
///
/// Every [ConferenceEvent.MediaChanged] with `up` is followed by exactly one without, also when the
/// endpoint is removed or the bridge dies. After a connection was resumed, `up` is repeated once.
/// The event may come after the session event that removed the participant; the media is over by
/// then and needs no second end.
public sealed interface MediaEvent
    permits ConferenceEvent.Signal,
        ConferenceEvent.MediaChanged,
        ConferenceEvent.SpeakingChanged,
        MediaEvent.BridgeAvailability {

  /// A bridge is available for the session's media, or none is. Sent once at first, and at each
  /// change.
  record BridgeAvailability(boolean available) implements MediaEvent {}
}
