package org.homegroup.session;

import java.time.Instant;
import org.homegroup.id.ConnectionId;

/// A lead shows a screen to those in the same place. What is on it is nowhere.
///
/// @param connectionId the page that captures it; another page of the same person cannot go on
public record ScreenShare(ConnectionId connectionId, Instant since) {}
