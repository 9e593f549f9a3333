package org.homegroup.session.state;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.homegroup.access.Relation;
import org.homegroup.access.Standing;

/// The standing of a participant before their own session: the roles and relations that the table
/// of access knows, read from a seat.
public final class SeatStanding {

  private SeatStanding() {}

  /// The seat by itself; whether its participant is the chair is not known to it.
  public static Standing of(Seat seat) {
    EnumSet<Relation> relations = EnumSet.of(Relation.SEATED);
    if (seat.inRoom()) {
      relations.add(Relation.IN_ROOM);
      if (seat.isLead()) {
        relations.add(Relation.LEADS);
      }
    }
    if (seat.sideRoom().isPresent()) {
      relations.add(Relation.IN_SIDE_ROOM);
    }
    return new Standing(Set.of(seat.role().who()), relations);
  }

  /// [Standing#NOBODY] without a seat.
  static Standing of(GroupSession.Open open, Optional<Seat> seat) {
    return seat.map(one -> of(open, one)).orElse(Standing.NOBODY);
  }

  private static Standing of(GroupSession.Open open, Seat seat) {
    Standing standing = of(seat);
    return open.agenda().chair().filter(seat.participantId()::equals).isPresent()
        ? standing.and(Relation.CHAIRS)
        : standing;
  }
}
