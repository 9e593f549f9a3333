/// What the server counts about itself. Labels never hold a person, a session or a room: only kinds
/// of things. Every limit that refuses somebody has a counter here.
package org.homegroup.metrics;
