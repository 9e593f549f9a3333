package org.homegroup.session;

import org.homegroup.id.ParticipantId;

/// A seat that was given up. The same person gets the same participant id and rights on return,
/// unless a lead removed them.
public record FormerSeat(ParticipantId participantId, Role role, LeaveReason reason) {

  public boolean barred() {
    return reason == LeaveReason.REMOVED;
  }
}
