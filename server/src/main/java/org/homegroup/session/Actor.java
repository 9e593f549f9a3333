package org.homegroup.session;

import org.homegroup.id.ParticipantId;

/// Who caused an event: a participant, or one of the four that act without one.
///
/// The text form is the participant's id, `booking` (a right that the booking gives, such as a lead
/// walking in), `clock` (a time that was reached), `rule` (what follows from what just happened,
/// such as the end of a side-room that everybody has left) or `on-call` (the supervisor who is on
/// call, and has no seat).
public record Actor(String value) {

  public static final Actor BOOKING = new Actor("booking");
  public static final Actor CLOCK = new Actor("clock");
  public static final Actor RULE = new Actor("rule");
  public static final Actor ON_CALL = new Actor("on-call");

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
