package org.homegroup.safety;

import java.util.List;
import java.util.Optional;
import org.homegroup.checkin.AnswersState;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.practice.EmergencyNumber;

/// Whom to call and what was done: everything that a lead needs beside somebody in danger, and
/// reads afterwards.
///
/// @param answers those of the crisis' person; empty if they said nothing, or no store is there
/// @param numbers of the place where the person said they are
public record CrisisCard(
    CrisisRecord crisis,
    Optional<CheckInCard> answers,
    List<EmergencyNumber> numbers,
    List<CrisisNote> log) {

  public CrisisCard {
    numbers = List.copyOf(numbers);
    log = List.copyOf(log);
  }

  /// Empty for somebody who answered nothing in this session.
  public Optional<AnswersState> answersState() {
    return crisis.said().map(_ -> answers.map(CheckInCard::answersState).orElse(AnswersState.LOST));
  }

  /// Whether there are answers, and they are those that were given.
  public boolean isReliable() {
    return answersState().filter(AnswersState.GOOD::equals).isPresent();
  }

  /// What was said under this question. Empty also when it cannot be relied on: help would be sent
  /// to a place that somebody else wrote.
  public Optional<String> said(String linkId) {
    return answers.flatMap(card -> card.said(linkId));
  }

  /// Where somebody is who is in danger is health data: it is not printed by accident.
  @Override
  public String toString() {
    return "CrisisCard[" + crisis.crisisId() + "]";
  }
}
