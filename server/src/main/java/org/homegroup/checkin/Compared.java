package org.homegroup.checkin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homegroup.checkin.CheckInStore.Kept;
import org.homegroup.session.CheckInId;
import org.homegroup.session.SessionId;

/// What was read of the answers to one session, beside what its ledger committed to. Pure.
final class Compared {

  private final Commitments commitments;
  private final SessionId session;
  private final List<Kept> kept;
  private final Map<CheckInId, Kept> byId;

  /// @param kept the newest first; what the same people answered in other sessions too
  Compared(Commitments commitments, SessionId session, List<Kept> kept) {
    this.commitments = commitments;
    this.session = session;
    this.kept = kept;
    this.byId = kept.stream().collect(Collectors.toMap(Kept::checkInId, Function.identity()));
  }

  AnswersState state(CheckInId id) {
    return commitments.judge(id, Optional.ofNullable(byId.get(id)).map(Kept::commitment));
  }

  /// Those that were given; empty if they were changed or are lost.
  Optional<Kept> good(CheckInId id) {
    return state(id) == AnswersState.GOOD ? Optional.of(byId.get(id)) : Optional.empty();
  }

  /// Without what was changed: of this session those that were given, of others as they are, since
  /// their ledgers were not read.
  List<Kept> reliable() {
    return kept.stream()
        .filter(one -> !one.sessionId().equals(session) || good(one.checkInId()).isPresent())
        .toList();
  }
}
