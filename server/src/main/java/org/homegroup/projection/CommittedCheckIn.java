package org.homegroup.projection;

import org.homegroup.id.PersonId;
import org.homegroup.session.SessionEvent.CheckInReceived;

/// A check-in as the ledger of its session has it.
///
/// @param personId who answered; the same person in every session
public record CommittedCheckIn(PersonId personId, CheckInReceived received) {}
