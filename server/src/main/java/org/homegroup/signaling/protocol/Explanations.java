package org.homegroup.signaling.protocol;

import org.homegroup.session.Rejection;

/// A sentence for people beside each code of a refusal. Codes are stable, sentences may be
/// reworded.
public final class Explanations {

  private Explanations() {}

  public static String of(Rejection rejection) {
    return switch (rejection) {
      case UNKNOWN_SESSION -> "There is no such session.";
      case DOORS_CLOSED -> "It is too early. Please come back when the doors open.";
      case SESSION_ENDED -> "This session is over.";
      case DOOR_LOCKED -> "The door is locked. The group has begun and takes nobody new now.";
      case REMOVED_BEFORE -> "You cannot come back to this session. Please call the practice.";
      case SESSION_FULL -> "There is no seat left in this session.";
      case NOT_HERE -> "You have no seat in this session any more.";
      case NOT_LEADING -> "Only a lead can do that.";
      case UNKNOWN_PARTICIPANT -> "That person is not here.";
      case NOT_WAITING -> "That person is not in the waiting room.";
      case NOT_IN_ROOM -> "That person is not in the room.";
      case IS_A_LEAD -> "That cannot be done to a lead.";
      case MAY_NOT_LEAD -> "That person may not lead this session.";
      case UNKNOWN_PART -> "The agenda has no such part.";
      case NOT_A_PEER_SESSION -> "Only a peer group has a chair.";
      case MAY_NOT_CHAIR -> "Only a member of the group can have the chair.";
      case NOT_CHAIRING -> "Only the chair or a lead can do that.";
      case CHAT_NOT_ALLOWED -> "You cannot write to them here.";
      case NOBODY_READS_IT -> "Nobody is there to read it now. It was not sent.";
      case NOT_A_PATIENT -> "Only somebody who comes as a patient is asked that.";
      case LOCATION_UNCONFIRMED ->
          "That person has not confirmed where they are. Ask them, or admit them with a reason.";
      case ELSEWHERE -> "They are in another room now. It was not sent.";
      case ON_HOLD -> "The group is on hold. It goes on when a counselor is back.";
      case NOT_CONNECTED -> "Their line is down now. Please call them.";
      case ALREADY_OVER -> "That is over already.";
      case CRISIS_OPEN -> "Somebody needs help. Please see to that first.";
      case ALREADY_TAKEN -> "Somebody else is doing that already.";
      case NOT_TAKEN -> "Nobody has taken that yet. Take it first.";
      case NOT_DURABLE -> "That is over by itself.";
      case NOT_YOURS -> "Somebody else has taken that. They say when it is done, or a supervisor.";
      case SCREEN_IN_USE -> "Somebody else is showing a screen here.";
      case NOT_STARTED -> "The session has not started yet.";
      case UNKNOWN_SIDE_ROOM -> "That side-room is not open any more.";
      case NOT_IN_SIDE_ROOM -> "You are with the group.";
      case ASIDE_ALREADY -> "They are apart from the group already.";
      case NOT_IN_CARE -> "Only patients and relatives can be taken aside.";
      case GROUP_WOULD_BE_ALONE -> "Nobody would stay with the group. Ask the other lead first.";
    };
  }
}
