package org.homegroup.session;

import java.util.Optional;
import org.homegroup.id.ParticipantId;

/// The addressee of a chat message: `group`, `leads`, or one participant by id.
public record ChatTo(String value) {

  public static final ChatTo GROUP = new ChatTo("group");
  public static final ChatTo LEADS = new ChatTo("leads");

  public static ChatTo of(ParticipantId participantId) {
    return new ChatTo(participantId.value());
  }

  /// The addressed participant; empty when the message goes to the group or to the leads.
  public Optional<ParticipantId> one() {
    return equals(GROUP) || equals(LEADS)
        ? Optional.empty()
        : Optional.of(new ParticipantId(value));
  }

  @Override
  public String toString() {
    return value;
  }
}
