package org.homegroup.practice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homegroup.access.Relation;
import org.homegroup.access.Standing;
import org.homegroup.access.Who;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;
import org.homegroup.session.Role;
import org.homegroup.session.Schedule;

/// One booked group session: room, times, and everyone's part in it. Contains all that the live
/// path needs from the practice, and is the only source of rights.
///
/// @param roomKind selects the room's policies
/// @param policy the practice's policy for that kind
/// @param title neutral, shown to the group
public record Booking(
    SessionId sessionId,
    OrganizationId organizationId,
    RoomId roomId,
    String roomKind,
    RoomPolicy policy,
    String room,
    String program,
    String title,
    Instant doorsOpenAt,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    Map<PersonId, Part> parts) {

  public Booking {
    parts = Map.copyOf(parts);
  }

  /// What a person may be in this session. Clinical staff of the organization who were not booked
  /// may come as observers.
  ///
  /// @param mayLead the staff record allows giving this person the lead while the session runs
  /// @param credential of clinical staff
  /// @param supervises the staff record names this person a supervisor
  public record Part(
      PersonId personId,
      PersonName name,
      Optional<String> credential,
      Role role,
      boolean mayLead,
      boolean supervises) {}

  /// The part of the booking that the ledger begins with.
  public Schedule schedule() {
    return new Schedule(sessionId, roomId, doorsOpenAt, startsAt, endsAt, zone);
  }

  static Map<PersonId, Part> byPerson(List<Part> parts) {
    return parts.stream().collect(Collectors.toMap(Part::personId, Function.identity()));
  }

  /// Empty for a person without a part in this session, such as the front desk.
  public Optional<Role> roleOf(PersonId person) {
    return part(person).map(Part::role);
  }

  /// The standing of a person by the booking alone, as the table of access asks for it;
  /// [Standing#NOBODY] for a person without a part.
  public Standing standing(PersonId person) {
    return part(person).map(Booking::standing).orElse(Standing.NOBODY);
  }

  private static Standing standing(Part part) {
    var booked =
        new Standing(
            Set.of(part.role().who()), Set.of(Relation.BOOKED, Relation.SAME_ORGANIZATION));
    Standing standing =
        switch (part.role()) {
          case LEAD -> booked.and(Relation.BOOKED_TO_LEAD);
          case PATIENT -> booked.and(Relation.OWN_RECORD);
          case GUEST, INTERPRETER, OBSERVER -> booked;
        };
    return part.supervises() ? standing.and(Who.SUPERVISOR) : standing;
  }

  /// Whether the booking lets a person lead: as it says itself, or when a lead makes them one.
  public boolean letsLead(PersonId person) {
    return part(person).filter(part -> part.mayLead() || part.role() == Role.LEAD).isPresent();
  }

  public boolean mayLead(PersonId person) {
    return part(person).filter(Part::mayLead).isPresent();
  }

  public boolean supervises(PersonId person) {
    return part(person).filter(Part::supervises).isPresent();
  }

  /// The name of a person in this session. Leads and the person see the full name, the group sees
  /// [PersonName#brief].
  public Optional<PersonName> nameOf(PersonId person) {
    return part(person).map(Part::name);
  }

  public Optional<Part> part(PersonId person) {
    return Optional.ofNullable(parts.get(person));
  }
}
