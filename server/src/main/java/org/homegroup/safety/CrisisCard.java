package org.homegroup.safety;

import java.util.List;
import java.util.Optional;
import org.homegroup.checkin.AnswersState;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.practice.EmergencyNumber;

/// The information for a lead beside a participant in danger, and afterward: telephone numbers,
/// location and the log of steps.
///
/// @param answers of the participant; empty without answers or without a store
/// @param numbers for the location that the participant gave
public record CrisisCard(
    CrisisRecord crisis,
    Optional<CheckInCard> answers,
    List<EmergencyNumber> numbers,
    List<CrisisNote> log) {

  public CrisisCard {
    numbers = List.copyOf(numbers);
    log = List.copyOf(log);
  }

  /// Empty for a participant without answers in this session.
  public Optional<AnswersState> answersState() {
    return crisis.said().map(_ -> answers.map(CheckInCard::answersState).orElse(AnswersState.LOST));
  }

  /// Whether there are answers and they are reliable.
  public boolean isReliable() {
    return answersState().filter(AnswersState.GOOD::equals).isPresent();
  }

  /// The answer to a question. Empty also when the answers are not reliable: help would be sent to
  /// a place that another person wrote.
  public Optional<String> said(String linkId) {
    return answers.flatMap(card -> card.said(linkId));
  }

  /// The location of a participant in danger is health data and must not be printed by accident.
  @Override
  public String toString() {
    return "CrisisCard[" + crisis.crisisId() + "]";
  }
}
