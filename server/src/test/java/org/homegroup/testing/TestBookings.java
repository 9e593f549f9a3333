package org.homegroup.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PersonName;
import org.homegroup.practice.RoomPolicy;

/// Bookings of the tests' group: everyone in [People] takes part.
public final class TestBookings {

  /// The organization that the group belongs to.
  public static final OrganizationId ORGANIZATION =
      new OrganizationId("00000000-0000-0000-0000-000000000001");

  private TestBookings() {}

  /// From 17:00 to 18:00, doors at 16:45; the session of [SessionStory].
  public static Booking ofThe(List<TestPerson> people) {
    return inRoomOf(people, "group");
  }

  /// The same in a room of that kind, whose practice requires no location.
  public static Booking inRoomOf(List<TestPerson> people, String kind) {
    return ofThe(people, kind, anywhere(RoomPolicy.ofKind(kind)));
  }

  /// The same in another kind of room.
  public static Booking ofThe(List<TestPerson> people, String kind, RoomPolicy policy) {
    var startsAt = SessionStory.local("17:00");
    return new Booking(
        SessionStory.SESSION,
        ORGANIZATION,
        SessionStory.ROOM,
        kind,
        policy,
        "Blue room",
        "Evening program",
        "Tuesday evening group",
        startsAt.minus(Duration.ofMinutes(15)),
        startsAt,
        startsAt.plus(Duration.ofHours(1)),
        SessionStory.CHICAGO,
        parts(people));
  }

  /// The same group, whose practice requires a location.
  public static Booking askingForLocation(List<TestPerson> people) {
    return with(RoomPolicy.ofKind("group"), ofThe(people));
  }

  /// The same group under another policy.
  public static Booking with(RoomPolicy policy, Booking one) {
    return new Booking(
        one.sessionId(),
        one.organizationId(),
        one.roomId(),
        one.roomKind(),
        policy,
        one.room(),
        one.program(),
        one.title(),
        one.doorsOpenAt(),
        one.startsAt(),
        one.endsAt(),
        one.zone(),
        one.parts());
  }

  /// Most tests are about something other than the check-in.
  private static RoomPolicy anywhere(RoomPolicy policy) {
    return new RoomPolicy(
        false,
        policy.holdAfter(),
        policy.holdEndsAfter(),
        policy.telephoneCallbackWithin(),
        policy.unsupervised(),
        policy.chat(),
        policy.agenda());
  }

  private static Map<PersonId, Booking.Part> parts(List<TestPerson> people) {
    return people.stream()
        .map(
            one ->
                new Booking.Part(
                    one.personId(),
                    name(one.name()),
                    Optional.empty(),
                    one.role(),
                    one.mayLead(),
                    one.equals(People.DR_ADLER)))
        .collect(Collectors.toMap(Booking.Part::personId, Function.identity()));
  }

  private static PersonName name(String full) {
    boolean doctor = full.startsWith("Dr. ");
    String[] names = (doctor ? full.substring(4) : full).split(" ", 2);
    return new PersonName(
        doctor ? Optional.of("Dr.") : Optional.empty(), names[0], Optional.of(names[1]));
  }
}
