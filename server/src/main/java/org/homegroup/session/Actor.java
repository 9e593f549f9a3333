package org.homegroup.session;

/// Who caused an event: a participant, or one of the three things that act without one.
///
/// The text form is the participant's id, `booking` (a right that the booking gives, such as a lead
/// walking in), `clock` (a time that was reached) or `rule` (what follows from what just happened,
/// such as the end of a side-room that everybody has left).
public record Actor(String value) {

  public static final Actor BOOKING = new Actor("booking");
  public static final Actor CLOCK = new Actor("clock");
  public static final Actor RULE = new Actor("rule");

  public static Actor of(ParticipantId participantId) {
    return new Actor(participantId.value());
  }

  public boolean is(ParticipantId participantId) {
    return value.equals(participantId.value());
  }

  @Override
  public String toString() {
    return value;
  }
}
