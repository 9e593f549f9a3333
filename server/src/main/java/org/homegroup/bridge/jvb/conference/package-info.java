/// Conferences on a Videobridge.
package org.homegroup.bridge.jvb.conference;
