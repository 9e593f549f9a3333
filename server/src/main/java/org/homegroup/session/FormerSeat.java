package org.homegroup.session;

import org.homegroup.id.ParticipantId;

/// A seat that was given up: the same person returning gets the same id and rights, unless they
/// were removed.
public record FormerSeat(ParticipantId participantId, Role role, LeaveReason reason) {

  public boolean barred() {
    return reason == LeaveReason.REMOVED;
  }
}
