package org.homegroup.session;

import java.time.Instant;
import org.homegroup.id.SideRoomId;

/// A place beside the group, for some of those who are in the session.
public record SideRoom(SideRoomId sideRoomId, SideRoomPurpose purpose, Instant openedAt) {}
