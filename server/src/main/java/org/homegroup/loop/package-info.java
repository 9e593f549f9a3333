/// The event loop as the live side sees it, and its timers: small interfaces that a test can turn
/// by hand.
package org.homegroup.loop;
