/// The Janus VideoRoom behind the port: a child process ([JanusProcess]), its API and event sockets
/// on loopback ([JanusClient], [JanusEventServer]), and one Janus session with one private room for
// each
/// conference. What is called a "Janus note" in comments was tried with Janus 1.1.2 of Debian 12.
package org.homegroup.bridge.janus;
