package org.homegroup.bridge;

import java.util.Map;
import java.util.Optional;
import org.homegroup.id.ParticipantId;

/// Which videos a browser wants to be sent, and how tall it shows each. Sound is not asked for: it
/// always comes.
///
/// @param heights by participant, in pixels; who is not in it is not sent. Empty: everybody, as
///     large as there is, which is what a browser gets that has not said what it wants
public record ReceiverConstraints(Optional<Map<ParticipantId, Integer>> heights) {

  public static final ReceiverConstraints ALL = new ReceiverConstraints(Optional.empty());

  public ReceiverConstraints {
    heights = heights.map(Map::copyOf);
  }

  public static ReceiverConstraints of(Map<ParticipantId, Integer> heights) {
    return new ReceiverConstraints(Optional.of(heights));
  }

  /// How tall this participant is shown; 0: not at all.
  public int height(ParticipantId participantId) {
    return heights.map(each -> each.getOrDefault(participantId, 0)).orElse(Integer.MAX_VALUE);
  }
}
