/// The Janus protocol: API socket, event socket, and requests and responses of the VideoRoom
/// plugin.
package org.homegroup.bridge.janus.gateway;
