/// The Janus wire: API socket, event socket, requests and answers of the VideoRoom.
package org.homegroup.bridge.janus.gateway;
