/// Logins at TURN servers.
package org.homegroup.bridge.turn;
