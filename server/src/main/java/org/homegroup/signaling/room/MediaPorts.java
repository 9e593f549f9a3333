package org.homegroup.signaling.room;

import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.turn.TurnServers;

/// The ports for the media of this node's conferences.
///
/// @param store what the next server must know to go on with a conference, or to end it
public record MediaPorts(MediaBridge bridge, ConferenceStore store, TurnServers turnServers) {}
