package org.homegroup.checkin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.homegroup.id.CheckInId;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;

/// What the ledger of one session committed to: which answers there must be, and the hash of each.
/// Pure.
///
/// @param hashes in the order in which they were made
public record Commitments(SequencedMap<CheckInId, String> hashes) {

  public Commitments {
    hashes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hashes));
  }

  /// Those that count now: of each participant the newest.
  public static Commitments of(GroupSession state) {
    var hashes = new LinkedHashMap<CheckInId, String>();
    if (state instanceof Open open) {
      open.roster().checkIns().values().stream()
          .flatMap(checkIn -> checkIn.received().stream())
          .forEach(it -> hashes.put(it.checkInId(), it.commitment()));
    }
    return new Commitments(hashes);
  }

  /// Every one that was ever made.
  public static Commitments of(List<? extends SessionEvent> history) {
    var hashes = new LinkedHashMap<CheckInId, String>();
    for (SessionEvent event : history) {
      if (event instanceof CheckInReceived it) {
        hashes.put(it.checkInId(), it.commitment());
      }
    }
    return new Commitments(hashes);
  }

  /// Whether answers that were read are those that were given.
  ///
  /// @param opened the commitment that belongs to what was read; empty if nothing was
  AnswersState judge(CheckInId id, Optional<String> opened) {
    return opened
        .map(hash -> hash.equals(hashes.get(id)) ? AnswersState.GOOD : AnswersState.CHANGED)
        .orElse(AnswersState.LOST);
  }
}
