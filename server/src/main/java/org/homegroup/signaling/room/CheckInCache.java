package org.homegroup.signaling.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.checkin.Commitments;
import org.homegroup.id.CheckInId;
import org.homegroup.platform.loop.Loop;
import org.homegroup.practice.Booking;
import org.homegroup.session.CheckIn;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The answers of one session as its leads read them, in memory while the session is live. Answers
/// that are committed through this room come with their commit; all others (of another node, or
/// from before a restart) are read from the store, which compares them with the ledger.
final class CheckInCache {

  private static final Logger log = LoggerFactory.getLogger(CheckInCache.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Booking booking;
  private final CheckInCards cards;
  private final Loop loop;
  private final Supplier<GroupSession> state;
  private final Map<CheckInId, CheckInCard> known = new HashMap<>();

  /// Ids already requested, so that unreadable answers are not fetched in a loop.
  private final Set<CheckInId> requested = new HashSet<>();

  private boolean reading;

  CheckInCache(Booking booking, CheckInCards cards, Loop loop, Supplier<GroupSession> state) {
    this.booking = booking;
    this.cards = cards;
    this.loop = loop;
    this.state = state;
  }

  Optional<CheckInCard> card(CheckInId id) {
    return Optional.ofNullable(known.get(id));
  }

  /// Takes answers that are about to be committed, so that leads see them with the commit.
  void expect(CheckInCard card) {
    known.put(card.checkInId(), card);
    requested.add(card.checkInId());
  }

  /// These answers were not committed, as far as is known.
  void withdraw(CheckInId id) {
    known.remove(id);
    requested.remove(id);
  }

  /// Reads the answers that the state names and that are not here, also those that it comes to name
  /// meanwhile. A store that fails is asked again: until then leads see that a participant
  /// answered, but not what.
  ///
  /// @param whenRead called when more answers are here
  void readMissing(Runnable whenRead) {
    Set<CheckInId> missing = missing();
    if (reading || missing.isEmpty()) {
      return;
    }
    reading = true;
    loop.bring(cards.of(booking, Commitments.of(state.get())))
        .onSuccess(
            all -> {
              reading = false;
              all.forEach(card -> known.put(card.checkInId(), card));
              requested.addAll(missing);
              whenRead.run();
              readMissing(whenRead);
            })
        .onFailure(
            failure -> {
              log.warn("Session {}: answers could not be read", booking.sessionId());
              log.debug("The cause", failure);
              loop.after(
                  AGAIN,
                  () -> {
                    reading = false;
                    readMissing(whenRead);
                  });
            });
  }

  private Set<CheckInId> missing() {
    return state.get() instanceof Open open
        ? open.roster().checkIns().values().stream()
            .flatMap(checkIn -> checkIn.received().stream())
            .map(CheckIn.Received::checkInId)
            .filter(id -> !requested.contains(id))
            .collect(Collectors.toSet())
        : Set.of();
  }
}
