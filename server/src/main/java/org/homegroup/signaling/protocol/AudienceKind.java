package org.homegroup.signaling.protocol;

import org.homegroup.access.AccessPolicy;
import org.homegroup.access.Action;
import org.homegroup.access.Standing;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.SeatStanding;

/// The kind of an audience, which follows from role and place alone.
public enum AudienceKind {
  /// In the waiting room: receives no name and no id but the person's own.
  WAITING,
  /// In the room, not a lead.
  GROUP,
  /// Leads, who also see the waiting room.
  LEADS;

  public static AudienceKind of(Seat seat) {
    Standing standing = SeatStanding.of(seat);
    if (AccessPolicy.allows(Action.SEE_AS_LEAD, standing)) {
      return LEADS;
    }
    return AccessPolicy.allows(Action.SEE_GROUP, standing) ? GROUP : WAITING;
  }
}
