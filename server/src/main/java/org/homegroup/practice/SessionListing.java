package org.homegroup.practice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.homegroup.id.SessionId;
import org.homegroup.session.Role;

/// A session in a person's list for today.
///
/// @param role the person's role; empty for the front desk, who takes no part
public record SessionListing(
    SessionId sessionId,
    String title,
    String room,
    String program,
    Instant doorsOpenAt,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    Optional<Role> role) {}
