package org.homegroup.signaling.room;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.homegroup.session.SessionEvent;

/// The past of a session, from which its room opens.
///
/// @param events the session's ledger so far
/// @param conferences by place, what the last server stored of its conferences
record RoomPast(List<SessionEvent> events, Map<String, JsonObject> conferences) {}
