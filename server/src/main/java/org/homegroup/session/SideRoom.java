package org.homegroup.session;

import java.time.Instant;
import org.homegroup.id.SideRoomId;

/// A separate place for some of the participants, beside the group.
public record SideRoom(SideRoomId sideRoomId, SideRoomPurpose purpose, Instant openedAt) {}
