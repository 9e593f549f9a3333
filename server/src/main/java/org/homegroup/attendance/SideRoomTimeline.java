package org.homegroup.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.SessionEvent.SideRoomOpened;

/// The stays in side-rooms apart from the group, and whether a lead was there too: only then is the
/// time a separate service. Small groups are the group at work and are not included.
final class SideRoomTimeline {

  private final Timeline timeline;
  private final Set<SideRoomId> rooms = new HashSet<>();
  private final Map<SideRoomId, List<Stay>> stays = new HashMap<>();

  /// One seat's time in one room, in milliseconds since 1970; `until` is open while the stay
  /// continues.
  private static final class Stay {
    final int seat;
    final long since;
    long until = Long.MAX_VALUE;

    Stay(int seat, long since) {
      this.seat = seat;
      this.since = since;
    }

    boolean holds(Segment segment) {
      return segment.start >= since && segment.start < until;
    }
  }

  SideRoomTimeline(Timeline timeline) {
    this.timeline = timeline;
  }

  void opened(SideRoomOpened it) {
    if (!it.purpose().isOfTheGroup()) {
      rooms.add(it.sideRoomId());
    }
  }

  /// Moves a seat to another place in the room.
  void moved(int seat, Optional<SideRoomId> to, Instant at) {
    Optional<SideRoomId> room = to.filter(rooms::contains);
    timeline.seat(seat, at, bits -> SeatFlags.moved(bits, room.isPresent()));
    gone(seat, at);
    room.ifPresent(
        id -> {
          stays.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Stay(seat, at.toEpochMilli()));
          attend(stays.get(id), at);
        });
  }

  /// Removes the seat from all of these rooms.
  void gone(int seat, Instant at) {
    for (List<Stay> inRoom : stays.values()) {
      for (Stay stay : inRoom) {
        if (stay.seat == seat && stay.until == Long.MAX_VALUE) {
          stay.until = at.toEpochMilli();
        }
      }
    }
    connectionChanged(seat, at);
  }

  /// The seat's connection came up or went down at that time.
  void connectionChanged(int seat, Instant at) {
    for (List<Stay> inRoom : stays.values()) {
      if (inRoom.stream().anyMatch(it -> it.seat == seat && it.until >= at.toEpochMilli())) {
        attend(inRoom, at);
      }
    }
  }

  private void attend(List<Stay> inRoom, Instant from) {
    timeline.segments(
        from,
        segment -> {
          boolean attended =
              inRoom.stream()
                  .anyMatch(it -> it.holds(segment) && SeatFlags.leads(segment.seat(it.seat)));
          for (Stay stay : inRoom) {
            if (stay.holds(segment)) {
              segment.seat(stay.seat, SeatFlags.attended(segment.seat(stay.seat), attended));
            }
          }
        });
  }
}
