/// Credentials for TURN servers.
package org.homegroup.bridge.turn;
