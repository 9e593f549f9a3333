package org.homegroup.safety;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.ConnectionTakenOver;
import org.homegroup.session.SessionEvent.MediaDown;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.SideRoomEntered;
import org.homegroup.session.SessionEvent.SideRoomLeft;

/// Finds when a participant was last seen or heard. Pure.
final class LastMedia {

  private final ParticipantId who;
  private final Set<MediaKind> up = EnumSet.noneOf(MediaKind.class);
  private Optional<Instant> last = Optional.empty();

  private LastMedia(ParticipantId who) {
    this.who = who;
  }

  /// Empty if never in this session.
  static Optional<Instant> of(List<SessionEvent> events, ParticipantId who, Instant now) {
    var media = new LastMedia(who);
    events.forEach(media::apply);
    return media.up.isEmpty() ? media.last : Optional.of(now);
  }

  private void apply(SessionEvent event) {
    switch (event) {
      case MediaUp it when it.participantId().equals(who) -> up.add(it.kind());
      case MediaDown it when it.participantId().equals(who) -> {
        if (up.remove(it.kind())) {
          last = Optional.of(it.lastMediaAt());
        }
      }
      case ConnectionLost it when it.participantId().equals(who) -> ends(it.lastSeenAt());
      case ConnectionTakenOver it when it.participantId().equals(who) -> ends(it.lastSeenAt());
      case ParticipantLeft it when it.participantId().equals(who) -> ends(it.lastSeenAt());
      case ParticipantReturnedToWaiting it when it.participantId().equals(who) -> ends(it.at());
      case SideRoomEntered it when it.participantId().equals(who) -> ends(it.at());
      case SideRoomLeft it when it.participantId().equals(who) -> ends(it.at());
      default -> {}
    }
  }

  private void ends(Instant at) {
    if (!up.isEmpty()) {
      last = Optional.of(at);
      up.clear();
    }
  }
}
