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

/// Stored answers, verified against the commitments in their sessions' ledgers. A submission that
/// no ledger names does not count. Pure.
final class VerifiedAnswers {

  private final List<CommittedCheckIn> committed;
  private final Commitments commitments;
  private final Map<CheckInId, Kept> byId;

  VerifiedAnswers(List<CommittedCheckIn> committed, List<Kept> kept) {
    this.committed = committed;
    this.commitments = Commitments.of(committed.stream().map(CommittedCheckIn::received).toList());
    this.byId = kept.stream().collect(Collectors.toMap(Kept::checkInId, Function.identity()));
  }

  /// One submission.
  ///
  /// @param at from the ledger: the table's own time is not committed to
  /// @param answers empty unless the state is `GOOD`
  record Answer(CheckInId checkInId, Instant at, AnswersState state, Optional<Answers> answers) {}

  /// A person's submissions, newest first.
  List<Answer> of(PersonId person) {
    return committed.stream()
        .filter(one -> one.personId().equals(person))
        .map(one -> answer(one.received().checkInId(), one.received().at()))
        .sorted(Comparator.comparing(Answer::at).reversed())
        .toList();
  }

  private Answer answer(CheckInId id, Instant at) {
    return new Answer(id, at, state(id), good(id).map(Kept::answers));
  }

  AnswersState state(CheckInId id) {
    return commitments.judge(id, Optional.ofNullable(byId.get(id)).map(Kept::commitment));
  }

  /// The stored answers if they are those that were given; empty if they were changed or lost.
  Optional<Kept> good(CheckInId id) {
    return state(id) == AnswersState.GOOD ? Optional.of(byId.get(id)) : Optional.empty();
  }
}
