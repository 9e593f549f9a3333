/// Session descriptions that this server exchanges with a browser on behalf of a Videobridge. Pure.
package org.homegroup.bridge.jvb.sdp;
