/// The session descriptions that are exchanged with a browser on behalf of a Videobridge. Pure.
package org.homegroup.bridge.jvb.sdp;
