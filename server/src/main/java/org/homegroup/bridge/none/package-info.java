/// No media bridge: groups meet by text, and their screens say that there is no video.
package org.homegroup.bridge.none;
