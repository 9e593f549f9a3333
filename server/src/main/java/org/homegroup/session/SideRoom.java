package org.homegroup.session;

import java.time.Instant;

/// A place beside the group, for some of those who are in the session.
public record SideRoom(SideRoomId sideRoomId, SideRoomPurpose purpose, Instant openedAt) {}
