package org.homegroup.signaling.room;

import org.homegroup.checkin.CheckInCards;
import org.homegroup.practice.BookingLookup;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.runtime.LiveSessions;

/// What the rooms of a node need from the rest of the server.
public record RoomPorts(
    LiveSessions sessions,
    BookingLookup bookings,
    MediaPorts media,
    SafetyPorts safety,
    CheckInCards checkIns,
    PreflightResults preflights) {}
