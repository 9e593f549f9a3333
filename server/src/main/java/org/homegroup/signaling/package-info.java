/// The live socket: one WebSocket per browser tab, as `server/docs/PROTOCOL.md` describes it.
/// [SocketSession] parses messages, [LiveRoom] holds what is live of one session, [Broadcast] tells
/// each [Audience] what changed, encoded once for all of it. What a person may know is decided
/// here, on the server, and never in the browser.
package org.homegroup.signaling;
