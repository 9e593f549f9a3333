/// The Jitsi Videobridge behind the port, without XMPP: this server is the focus. It asks over
/// Colibri2 REST ([Colibri2Client]), writes every session description itself ([SdpOffer]), and
/// holds each endpoint's Colibri WebSocket ([ColibriSocket]), so that a browser never reaches
/// the bridge but for media. Words of the wire live only here. What is called a "JVB note" in
/// comments was tried with JVB 2.3 of August 2026.
package org.homegroup.bridge.jvb;
