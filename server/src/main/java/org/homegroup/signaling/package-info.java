/// The live socket: one WebSocket per browser tab, spoken as `server/docs/PROTOCOL.md` says. `room`
/// admits connections and holds the live state of each session, and tells each audience what
/// changed, encoded once for all of it; `protocol` has the messages, `socket` the transport. The
/// server decides here what a person may know; the browser never does.
package org.homegroup.signaling;
