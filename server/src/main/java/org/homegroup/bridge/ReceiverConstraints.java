package org.homegroup.bridge;

import java.util.Map;
import java.util.Optional;
import org.homegroup.id.ParticipantId;

/// The videos that a browser wants to receive, and the height at which it shows each. Audio is
/// always sent.
///
/// @param heights in pixels, by participant; the video of a participant who is missing is not sent.
///     Empty means all videos at full size, which is the default for a browser that has not said
///     what it wants
public record ReceiverConstraints(Optional<Map<ParticipantId, Integer>> heights) {

  public static final ReceiverConstraints ALL = new ReceiverConstraints(Optional.empty());

  public ReceiverConstraints {
    heights = heights.map(Map::copyOf);
  }

  public static ReceiverConstraints of(Map<ParticipantId, Integer> heights) {
    return new ReceiverConstraints(Optional.of(heights));
  }

  /// Returns the height at which this participant is shown; 0 if not at all.
  public int height(ParticipantId participantId) {
    return heights.map(each -> each.getOrDefault(participantId, 0)).orElse(Integer.MAX_VALUE);
  }
}
