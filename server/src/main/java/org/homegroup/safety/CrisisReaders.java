package org.homegroup.safety;

import org.homegroup.id.PersonId;
import org.homegroup.practice.Booking;
import org.homegroup.session.Role;

/// Decides who may read and write about the crises of a session: supervisors, and people who lead
/// or led it, as long as the booking lets them lead. Pure.
public final class CrisisReaders {

  private CrisisReaders() {}

  /// Whether the booking alone excludes this person.
  public static boolean isOut(Booking booking, PersonId person) {
    return !mayLead(booking, person) && !booking.supervises(person);
  }

  static boolean mayLead(Booking booking, PersonId person) {
    return booking.mayLead(person) || booking.roleOf(person).filter(Role.LEAD::equals).isPresent();
  }

  public static boolean includes(Booking booking, CrisisHistory history, PersonId person) {
    return !isOut(booking, person) && (booking.supervises(person) || history.wasLedBy(person));
  }
}
