package org.homegroup.session;

import org.homegroup.id.ParticipantId;

/// Names the cause of an event: a participant, or one of four actors without a seat.
///
/// The text form is the participant's id, `booking` (a right that the booking gives, such as a lead
/// entering unasked), `clock` (a time was reached), `rule` (a consequence of the events before it,
/// such as the end of an empty side-room) or `on-call` (the supervisor on call, who has no seat).
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
