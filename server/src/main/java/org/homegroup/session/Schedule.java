package org.homegroup.session;

import java.time.Instant;
import java.time.ZoneId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;

/// The booked time and place of a session. `zone` is the program's; it determines the date to which
/// the session belongs.
public record Schedule(
    SessionId sessionId,
    RoomId roomId,
    Instant doorsOpenAt,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone) {}
