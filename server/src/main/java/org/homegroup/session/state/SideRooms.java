package org.homegroup.session.state;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.SideRoom;

/// The open side-rooms, in order of opening.
///
/// @param closesAt the announced end of the small groups
public record SideRooms(SequencedMap<SideRoomId, SideRoom> open, Optional<Instant> closesAt) {

  public static final SideRooms NONE = new SideRooms(new LinkedHashMap<>(), Optional.empty());

  public SideRooms {
    open = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(open));
  }

  public Optional<SideRoom> of(SideRoomId sideRoomId) {
    return Optional.ofNullable(open.get(sideRoomId));
  }

  public boolean isEmpty() {
    return open.isEmpty();
  }

  public List<SideRoom> smallGroups() {
    return open.values().stream().filter(room -> room.purpose().isOfTheGroup()).toList();
  }

  SideRooms opened(SideRoom room) {
    var more = new LinkedHashMap<>(open);
    more.put(room.sideRoomId(), room);
    return new SideRooms(more, closesAt);
  }

  /// Removes a side-room. The announced end is forgotten with the last small group.
  SideRooms closed(SideRoomId sideRoomId) {
    var fewer = new LinkedHashMap<>(open);
    fewer.remove(sideRoomId);
    var rest = new SideRooms(fewer, closesAt);
    return rest.smallGroups().isEmpty() ? new SideRooms(fewer, Optional.empty()) : rest;
  }

  SideRooms recallAnnounced(Instant at) {
    return new SideRooms(open, Optional.of(at));
  }
}
