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

/// The commitments of one session's ledger: the submissions that must exist, and the hash of each.
/// Pure.
///
/// @param hashes in the order in which they were made
public record Commitments(SequencedMap<CheckInId, String> hashes) {

  public Commitments {
    hashes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hashes));
  }

  /// The valid commitments: the newest of each participant.
  public static Commitments of(GroupSession state) {
    var hashes = new LinkedHashMap<CheckInId, String>();
    if (state instanceof Open open) {
      open.roster().checkIns().values().stream()
          .flatMap(checkIn -> checkIn.received().stream())
          .forEach(it -> hashes.put(it.checkInId(), it.commitment()));
    }
    return new Commitments(hashes);
  }

  /// All commitments ever made.
  public static Commitments of(List<? extends SessionEvent> history) {
    var hashes = new LinkedHashMap<CheckInId, String>();
    for (SessionEvent event : history) {
      if (event instanceof CheckInReceived it) {
        hashes.put(it.checkInId(), it.commitment());
      }
    }
    return new Commitments(hashes);
  }

  /// Judges whether answers that were read are those that were given.
  ///
  /// @param opened the commitment computed from the stored answers; empty if none could be read
  AnswersState judge(CheckInId id, Optional<String> opened) {
    return opened
        .map(hash -> hash.equals(hashes.get(id)) ? AnswersState.GOOD : AnswersState.CHANGED)
        .orElse(AnswersState.LOST);
  }
}
