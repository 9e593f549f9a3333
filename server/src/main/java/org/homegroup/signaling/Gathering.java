package org.homegroup.signaling;

import java.time.Instant;
import org.homegroup.bridge.SessionMedia;
import org.homegroup.practice.Booking;
import org.homegroup.session.MediaPlan;
import org.homegroup.session.live.LiveSession;
import org.homegroup.session.live.Reports;

/// What is live of one session on this node: the session itself, its booking, the connections in
/// it, and what they are told. It only holds the parts together; each has its own work.
record Gathering(
    LiveSession session,
    Booking booking,
    Seated seated,
    Moment moment,
    CheckInBoard board,
    Views views,
    Broadcast broadcast,
    LiveAttendance attendance,
    Floor floor,
    SafetyDesk desk,
    CommandMemory memory,
    MediaLink link,
    SessionMedia media,
    Reports reports) {

  /// Whether the session has this place now.
  boolean has(String place) {
    return MediaPlan.of(session.state()).containsKey(place);
  }

  Instant now() {
    return session.now();
  }
}
