package org.homegroup.session.state;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.Role;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.LeadGranted;
import org.homegroup.session.SessionEvent.ParticipantArrived;

/// The people who led a session at any time, read from its ledger: the state forgets them when the
/// session ends.
public final class LeadHistory {

  private LeadHistory() {}

  /// Whether the person arrived as a lead, or was made one.
  ///
  /// @param events of the whole session so far
  public static boolean led(List<SessionEvent> events, PersonId person) {
    Set<ParticipantId> seats = new HashSet<>();
    for (SessionEvent event : events) {
      if (event instanceof ParticipantArrived it && it.personId().equals(person)) {
        if (it.role() == Role.LEAD) {
          return true;
        }
        seats.add(it.participantId());
      }
      if (event instanceof LeadGranted it && seats.contains(it.participantId())) {
        return true;
      }
    }
    return false;
  }
}
