package org.homegroup.signaling;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.loop.Loop;
import org.homegroup.practice.Booking;
import org.homegroup.session.CheckIn;
import org.homegroup.session.CheckInId;
import org.homegroup.session.GroupSession;
import org.homegroup.session.GroupSession.Open;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The answers of one session as its leads read them, in memory while the session is live: the
/// ledger says which there are, the store what is in them.
final class CheckInBoard {

  private static final Logger log = LoggerFactory.getLogger(CheckInBoard.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Booking booking;
  private final CheckInCards cards;
  private final Loop loop;
  private final Map<CheckInId, CheckInCard> known = new HashMap<>();
  private boolean reading;

  CheckInBoard(Booking booking, CheckInCards cards, Loop loop) {
    this.booking = booking;
    this.cards = cards;
    this.loop = loop;
  }

  Optional<CheckInCard> card(CheckInId id) {
    return Optional.ofNullable(known.get(id));
  }

  /// Reads what the state names and is not here yet. A store that fails is asked again: until then
  /// leads see that somebody answered, and not what.
  ///
  /// @param whenRead something is here that was not
  void follow(GroupSession state, Runnable whenRead) {
    if (reading || complete(state)) {
      return;
    }
    reading = true;
    loop.bring(cards.of(booking))
        .onSuccess(
            all -> {
              reading = false;
              take(all);
              whenRead.run();
            })
        .onFailure(
            failure -> {
              log.warn("Session {}: answers could not be read", booking.sessionId());
              log.debug("The cause", failure);
              loop.after(
                  AGAIN,
                  () -> {
                    reading = false;
                    follow(state, whenRead);
                  });
            });
  }

  private void take(List<CheckInCard> all) {
    all.forEach(card -> known.put(card.checkInId(), card));
  }

  private boolean complete(GroupSession state) {
    return !(state instanceof Open open)
        || open.checkIns().values().stream()
            .flatMap(checkIn -> checkIn.received().stream())
            .map(CheckIn.Received::checkInId)
            .allMatch(known::containsKey);
  }
}
