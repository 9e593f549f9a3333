package org.homegroup.projection;

import java.time.Instant;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;

/// A telephone callback that nobody had taken when its session ended.
///
/// @param raisedAt when the participant's connection was lost
public record LeftCallback(
    SessionId sessionId,
    CrisisId crisisId,
    ParticipantId participantId,
    Instant raisedAt,
    Instant dueAt) {}
