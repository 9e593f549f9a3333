package org.homegroup.attendance;

import java.time.Instant;
import org.homegroup.id.ParticipantId;

/// One line of the live roster: count on from `asOf` while `counting`. The same fields as in the
/// protocol's `attendance-changed`.
public record LiveMinutes(
    ParticipantId participantId, long qualifyingSeconds, boolean counting, Instant asOf) {}
