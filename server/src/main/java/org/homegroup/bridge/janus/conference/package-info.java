/// Conferences on Janus: rooms, publishers, subscribers, simulcast.
package org.homegroup.bridge.janus.conference;
