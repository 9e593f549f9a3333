/// The event loop and its timers behind small interfaces, so that tests control the time.
package org.homegroup.platform.loop;
