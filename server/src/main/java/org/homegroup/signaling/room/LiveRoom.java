package org.homegroup.signaling.room;

import java.time.Instant;
import org.homegroup.bridge.reconcile.SessionMedia;
import org.homegroup.practice.Booking;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.ObservationQueue;
import org.homegroup.session.state.MediaPlan;

/// What is live of one session on this node: the session itself, its booking, the connections in
/// it, and what they are told. It only holds the parts together; each has its own work.
public record LiveRoom(
    LiveSession session,
    Booking booking,
    ConnectionRegistry seated,
    EphemeralState moment,
    CheckInCache board,
    ViewMapper views,
    Broadcast broadcast,
    LiveAttendance attendance,
    TalkTime floor,
    SafetyDesk desk,
    CommandDeduplicator memory,
    MediaLink link,
    SessionMedia media,
    ObservationQueue reports) {

  /// Whether the session has this place now.
  boolean has(String place) {
    return MediaPlan.of(session.state()).containsKey(place);
  }

  public Instant now() {
    return session.now();
  }
}
