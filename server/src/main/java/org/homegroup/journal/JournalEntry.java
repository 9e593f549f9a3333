package org.homegroup.journal;

import java.time.Instant;
import org.homegroup.id.SessionId;
import org.homegroup.session.SessionEvent;

/// One event in its place. `version` is its place in the session's stream (from 1, no gaps),
/// `position` its place in the whole journal (rising, gaps possible), `recordedAt` when it was
/// written.
public record JournalEntry(
    long position, SessionId sessionId, long version, SessionEvent event, Instant recordedAt) {}
