/// No media bridge: the group meets by text, and the screen says that there is no video.
package org.homegroup.bridge.none;
