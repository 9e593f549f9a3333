/// The Jitsi Videobridge as a media bridge, without XMPP: this server is the focus. It sends
/// requests over Colibri2 REST and holds each endpoint's Colibri WebSocket (`colibri`), and writes
/// all session descriptions itself (`sdp`), so that a browser reaches the bridge for media only.
/// Facts marked "JVB note" were tried with JVB 2.3 of August 2026.
package org.homegroup.bridge.jvb;
