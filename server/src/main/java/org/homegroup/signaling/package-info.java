/// The live socket: one WebSocket per browser tab, spoken as `server/docs/PROTOCOL.md` says. A
/// [Greeter] seats a connection, a [Gathering] holds what is live of one session, [Broadcast] tells
/// each [Audience] what changed, encoded once for all of it. What a person may know is decided
/// here, on the server, and never in the browser.
package org.homegroup.signaling;
