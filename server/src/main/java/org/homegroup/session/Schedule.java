package org.homegroup.session;

import java.time.Instant;
import java.time.ZoneId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;

/// When and where a session is booked. `zone` is the program's: it says which date the session
/// belongs to.
public record Schedule(
    SessionId sessionId,
    RoomId roomId,
    Instant doorsOpenAt,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone) {}
