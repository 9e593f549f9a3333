package org.homegroup.journal;

import org.homegroup.id.PersonId;
import org.homegroup.session.SessionEvent.CheckInReceived;

/// That somebody answered at the door of some session, as its ledger says it.
///
/// @param personId who, across sessions
public record CommittedCheckIn(PersonId personId, CheckInReceived received) {}
