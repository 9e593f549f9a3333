package org.homegroup.checkin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homegroup.checkin.CheckInStore.Kept;
import org.homegroup.id.CheckInId;
import org.homegroup.id.PersonId;
import org.homegroup.projection.CommittedCheckIn;
import org.homegroup.questionnaire.Answers;

/// What was read of people's answers, beside what the ledgers of their sessions committed to. What
/// no ledger names was never answered. Pure.
final class VerifiedAnswers {

  private final List<CommittedCheckIn> committed;
  private final Commitments commitments;
  private final Map<CheckInId, Kept> byId;

  VerifiedAnswers(List<CommittedCheckIn> committed, List<Kept> kept) {
    this.committed = committed;
    this.commitments = Commitments.of(committed.stream().map(CommittedCheckIn::received).toList());
    this.byId = kept.stream().collect(Collectors.toMap(Kept::checkInId, Function.identity()));
  }

  /// What somebody said at one time.
  ///
  /// @param at as the ledger has it: the table's own time is not committed to
  /// @param answers empty unless they are those that were given
  record Said(CheckInId checkInId, Instant at, AnswersState state, Optional<Answers> answers) {}

  /// The newest first.
  List<Said> of(PersonId person) {
    return committed.stream()
        .filter(one -> one.personId().equals(person))
        .map(one -> said(one.received().checkInId(), one.received().at()))
        .sorted(Comparator.comparing(Said::at).reversed())
        .toList();
  }

  private Said said(CheckInId id, Instant at) {
    return new Said(id, at, state(id), good(id).map(Kept::answers));
  }

  AnswersState state(CheckInId id) {
    return commitments.judge(id, Optional.ofNullable(byId.get(id)).map(Kept::commitment));
  }

  /// Those that were given; empty if they were changed or are lost.
  Optional<Kept> good(CheckInId id) {
    return state(id) == AnswersState.GOOD ? Optional.of(byId.get(id)) : Optional.empty();
  }
}
