package org.homegroup.attendance;

import java.util.List;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;

/// The presence of one lead in the room, connected.
///
/// @param spans from entering (or becoming a lead) to leaving or the last proof of life
/// @param inSessionMillis of that, while the session ran and was not on a break
/// @param leading the parts of that time in which this lead led
public record LeadPresence(
    ParticipantId participantId,
    PersonId personId,
    List<TimeSpan> spans,
    long inSessionMillis,
    List<TimeSpan> leading) {

  public LeadPresence {
    spans = List.copyOf(spans);
    leading = List.copyOf(leading);
  }

  public long inSessionMinutes() {
    return inSessionMillis / 60_000;
  }

  public long leadingMinutes() {
    return leading.stream().mapToLong(TimeSpan::millis).sum() / 60_000;
  }
}
