package org.homegroup.signaling.protocol;

import org.homegroup.session.state.Seat;

/// Who receives the same messages. It follows from role and place alone.
public enum AudienceKind {
  /// In the waiting room: receives no name and no id but the person's own.
  WAITING,
  /// In the room, not a lead.
  GROUP,
  /// Leads, who also see the waiting room.
  LEADS;

  public static AudienceKind of(Seat seat) {
    if (!seat.inRoom()) {
      return WAITING;
    }
    return seat.isLead() ? LEADS : GROUP;
  }
}
