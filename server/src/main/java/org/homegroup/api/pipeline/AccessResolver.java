package org.homegroup.api.pipeline;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.access.AccessPolicy;
import org.homegroup.access.Action;
import org.homegroup.access.Denial;
import org.homegroup.access.Relation;
import org.homegroup.access.Standing;
import org.homegroup.access.Who;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.practice.Booking;
import org.homegroup.practice.BookingLookup;
import org.homegroup.practice.KnownPerson;
import org.homegroup.practice.PersonKind;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.Role;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.LeadHistory;
import org.homegroup.session.state.Seat;

/// Finds out how a caller stands to what they ask for, and asks the table. Reads only what can
/// still change the answer: first the token and the booking, and the session or its ledger only for
/// a person whom the booking lets lead.
public final class AccessResolver {

  private final Function<PersonId, Future<Optional<KnownPerson>>> people;
  private final BookingLookup bookings;
  private final Function<SessionId, Future<LiveSession>> sessions;

  /// @param sessions those of this node, opened when they are asked for
  public AccessResolver(
      Function<PersonId, Future<Optional<KnownPerson>>> people,
      BookingLookup bookings,
      Function<SessionId, Future<LiveSession>> sessions) {
    this.people = people;
    this.bookings = bookings;
    this.sessions = sessions;
  }

  /// The booking of a session in which the caller may do this; empty if they may not, or there is
  /// no such session.
  public Future<Optional<Booking>> allowed(Action action, Principal principal, SessionId session) {
    return bookings
        .of(session)
        .compose(
            found ->
                found
                    .map(booking -> standing(action, principal, booking))
                    .orElse(Future.succeededFuture(Standing.NOBODY))
                    .map(standing -> found.filter(_ -> AccessPolicy.allows(action, standing))));
  }

  /// Fails with the refusal of the table, or `not-found` for an unknown session.
  Future<Access> toSession(Action action, Principal principal, SessionId session) {
    return bookings
        .of(session)
        .map(found -> found.orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND)))
        .compose(
            booking ->
                standing(action, principal, booking)
                    .compose(standing -> decided(action, standing, Optional.of(booking))));
  }

  /// For what concerns no session: the caller's own records, and those of their organization.
  Future<Access> toOwn(Action action, Principal principal) {
    var standing =
        new Standing(
            Set.of(principal.kind().who()),
            Set.of(Relation.OWN_RECORD, Relation.SAME_ORGANIZATION));
    return withSupervision(action, principal, standing)
        .compose(all -> decided(action, all, Optional.empty()));
  }

  private Future<Standing> withSupervision(Action action, Principal principal, Standing standing) {
    Standing supervising = standing.and(Who.SUPERVISOR);
    return isDecided(action, standing, supervising)
        ? Future.succeededFuture(standing)
        : people
            .apply(principal.personId())
            .map(found -> found.filter(KnownPerson::supervises).map(_ -> supervising))
            .map(found -> found.orElse(standing));
  }

  private Future<Standing> standing(Action action, Principal principal, Booking booking) {
    Standing booked = booked(principal, booking);
    Standing most = booked.and(Relation.LED, Relation.LEADS);
    return !booked.is(Relation.BOOKED)
            || !booking.letsLead(principal.personId())
            || isDecided(action, booked, most)
        ? Future.succeededFuture(booked)
        : sessions
            .apply(booking.sessionId())
            .compose(session -> leading(session, principal.personId(), booked));
  }

  /// Returns true if the decision is the same for the standing and for the most that it could
  /// become.
  private static boolean isDecided(Action action, Standing standing, Standing most) {
    return AccessPolicy.denial(action, standing).equals(AccessPolicy.denial(action, most));
  }

  /// By the token and the booking alone. A booking gives a person of another organization nothing,
  /// whatever their role there.
  private static Standing booked(Principal principal, Booking booking) {
    Set<Who> kind = Set.of(principal.kind().who());
    if (!principal.organizationId().equals(booking.organizationId())) {
      return new Standing(kind, Set.of());
    }
    Standing standing = booking.standing(principal.personId());
    if (standing.who().isEmpty()) {
      return new Standing(kind, Set.of(Relation.SAME_ORGANIZATION));
    }
    return principal.kind() == PersonKind.COORDINATOR ? standing.and(Who.FRONT_DESK) : standing;
  }

  private static Future<Standing> leading(LiveSession session, PersonId person, Standing booked) {
    return switch (session.state()) {
      case GroupSession.Open open -> Future.succeededFuture(leading(open, person, booked));
      case GroupSession.Ended _ ->
          session
              .history()
              .map(events -> LeadHistory.led(events, person) ? booked.and(Relation.LED) : booked);
      case GroupSession.NotScheduled _, GroupSession.Scheduled _ -> Future.succeededFuture(booked);
    };
  }

  private static Standing leading(GroupSession.Open open, PersonId person, Standing booked) {
    Optional<Seat> seat = open.seatOf(person).filter(Seat::isLead);
    if (seat.isPresent()) {
      return seat.get().inRoom()
          ? booked.and(Relation.LED, Relation.LEADS)
          : booked.and(Relation.LED);
    }
    return Optional.ofNullable(open.formers().get(person))
        .filter(former -> former.role() == Role.LEAD)
        .map(_ -> booked.and(Relation.LED))
        .orElse(booked);
  }

  private static Future<Access> decided(
      Action action, Standing standing, Optional<Booking> booking) {
    Optional<Denial> denial = AccessPolicy.denial(action, standing);
    return denial.isEmpty()
        ? Future.succeededFuture(new Access(standing, booking))
        : Future.failedFuture(new RequestRefused(Refusals.problem(denial.get())));
  }
}
