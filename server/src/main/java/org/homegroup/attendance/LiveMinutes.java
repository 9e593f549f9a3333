package org.homegroup.attendance;

import java.time.Instant;
import org.homegroup.id.ParticipantId;

/// One row of the live roster. Seconds continue to count from `asOf` while `counting`. The fields
/// are those of the protocol's `attendance-changed`.
public record LiveMinutes(
    ParticipantId participantId, long qualifyingSeconds, boolean counting, Instant asOf) {}
