package org.homegroup.session;

import java.time.Instant;
import org.homegroup.id.ConnectionId;

/// A lead's shared screen, seen by the participants in the same place. Its content is not stored.
///
/// @param connectionId the page that captures the screen; no other page of the lead can continue it
public record ScreenShare(ConnectionId connectionId, Instant since) {}
