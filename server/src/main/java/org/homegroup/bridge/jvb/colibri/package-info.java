/// The Videobridge protocol: Colibri2 over HTTP, and the Colibri WebSocket of an endpoint.
package org.homegroup.bridge.jvb.colibri;
