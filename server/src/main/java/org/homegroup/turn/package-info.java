/// Logins at TURN servers, which relay media for browsers whose network lets nothing else through.
/// The server is the only one that makes them; bridges know nothing of TURN, and the TURN server
/// knows nothing of people.
package org.homegroup.turn;
