package org.homegroup.signaling.room;

import org.homegroup.checkin.CheckInCards;
import org.homegroup.practice.BookingLookup;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.runtime.LiveSessions;

/// The ports through which the rooms of a node use the rest of the server.
public record RoomPorts(
    LiveSessions sessions,
    BookingLookup bookings,
    MediaPorts media,
    SafetyPorts safety,
    CheckInCards checkIns,
    PreflightResults preflights) {}
