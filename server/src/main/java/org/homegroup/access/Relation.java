package org.homegroup.access;

/// The relation of a person to what they ask for. Several may hold at once.
public enum Relation {
  /// The record is the person's own: their account, their list of sessions, the answers of a
  /// session in which they are booked as a patient.
  OWN_RECORD,
  /// It belongs to the organization of the person, or to no organization.
  SAME_ORGANIZATION,
  /// The booking of the session names the person; it names all clinical staff of the organization.
  BOOKED,
  /// The booking of the session names the person as a lead.
  BOOKED_TO_LEAD,
  /// The person led the session at any time (came as a lead, or was made one), and the booking
  /// still lets them lead.
  LED,
  /// The person leads the session now: in the room, with a lead's seat. Over HTTP the booking must
  /// still let them lead, as in [#LED].
  LEADS,
  /// The person has a seat in the session, in the waiting room or the room.
  SEATED,
  /// The person was admitted.
  IN_ROOM,
  IN_SIDE_ROOM,
  /// The person is the chair of a peer group.
  CHAIRS,
  /// The person has taken the task.
  TAKER;

  /// As the document writes it, for example `booked-to-lead`.
  public String code() {
    return Codes.of(this);
  }
}
