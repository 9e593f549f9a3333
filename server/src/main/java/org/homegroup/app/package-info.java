/// The wiring of the server: every implementation is chosen and started here, and nowhere else.
package org.homegroup.app;
