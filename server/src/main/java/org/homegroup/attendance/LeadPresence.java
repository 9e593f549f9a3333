package org.homegroup.attendance;

import java.util.List;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;

/// When somebody was in the room as a lead and connected.
///
/// @param stretches from walking in (or being given the lead) to leaving or last being heard of
/// @param inSessionMillis of that, while the session ran and was not on a break
/// @param leading the parts of that time in which this lead led ("the baton")
public record LeadPresence(
    ParticipantId participantId,
    PersonId personId,
    List<TimeSpan> stretches,
    long inSessionMillis,
    List<TimeSpan> leading) {

  public LeadPresence {
    stretches = List.copyOf(stretches);
    leading = List.copyOf(leading);
  }

  public long inSessionMinutes() {
    return inSessionMillis / 60_000;
  }

  public long leadingMinutes() {
    return leading.stream().mapToLong(TimeSpan::millis).sum() / 60_000;
  }
}
