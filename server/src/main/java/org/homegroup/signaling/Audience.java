package org.homegroup.signaling;

import org.homegroup.session.Seat;

/// Who receives the same messages. It follows from role and place alone.
enum Audience {
  /// In the waiting room: receives no name and no id but the person's own.
  WAITING,
  /// In the room, not a lead.
  GROUP,
  /// Leads, who also see the waiting room.
  LEADS;

  static Audience of(Seat seat) {
    if (!seat.inRoom()) {
      return WAITING;
    }
    return seat.isLead() ? LEADS : GROUP;
  }
}
