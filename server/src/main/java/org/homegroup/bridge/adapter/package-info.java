/// Parts that the Janus and Videobridge adapters share: calls between contexts, endpoints,
/// availability, SDP helpers.
package org.homegroup.bridge.adapter;
