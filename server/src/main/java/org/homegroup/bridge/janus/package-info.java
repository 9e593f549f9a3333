/// The Janus VideoRoom as a media bridge: a child process (`process`), its API and event sockets on
/// loopback (`gateway`), and one Janus session with one private room per conference (`conference`).
/// Facts marked "Janus note" were tried with Janus 1.1.2 of Debian 12.
package org.homegroup.bridge.janus;
