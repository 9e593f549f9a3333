package org.homegroup.attendance;

import java.util.List;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;

/// When somebody was in the room as a lead and connected.
///
/// @param stretches from walking in (or being given the lead) to leaving or last being heard of
/// @param inSessionMillis of that, while the session ran and was not on a break
/// @param leading the parts of that time in which this lead led ("the baton")
public record LeadPresence(
    ParticipantId participantId,
    PersonId personId,
    List<Stretch> stretches,
    long inSessionMillis,
    List<Stretch> leading) {

  public LeadPresence {
    stretches = List.copyOf(stretches);
    leading = List.copyOf(leading);
  }

  public long inSessionMinutes() {
    return inSessionMillis / 60_000;
  }

  public long leadingMinutes() {
    return leading.stream().mapToLong(Stretch::millis).sum() / 60_000;
  }
}
