/// The event loop and its timers behind small interfaces, so that tests can turn the clock.
package org.homegroup.platform.loop;
