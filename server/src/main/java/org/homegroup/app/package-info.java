/// The wiring of the server: all implementations are chosen and started here, and nowhere else.
package org.homegroup.app;
