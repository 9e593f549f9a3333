package org.homegroup.app;

import java.util.function.Function;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.identity.token.TokenVerifier;
import org.homegroup.journal.Journal;
import org.homegroup.platform.loop.Loop;
import org.homegroup.practice.BookingLookup;
import org.homegroup.projection.LeftCallbacks;
import org.homegroup.projection.OpenSessions;
import org.homegroup.runtime.LivenessStore;
import org.homegroup.safety.CareTasks;
import org.homegroup.safety.TaskBoard;

/// The ports through which a live node uses the rest of the server.
public record NodePorts(
    Records records, LeftBehind leftBehind, Media media, People people, Care care) {

  /// The ledger, and the store of when each connection was heard last.
  public record Records(Journal journal, LivenessStore liveness) {}

  /// The state that the previous server left behind, from the read models.
  public record LeftBehind(OpenSessions sessions, LeftCallbacks callbacks) {}

  /// @param bridge given the loop on which it will be used
  public record Media(Function<Loop, MediaBridge> bridge, ConferenceStore store) {}

  /// The owner of a token, and their part in a session.
  public record People(TokenVerifier tokens, BookingLookup bookings) {}

  /// The answers of participants, and the tasks about them.
  public record Care(CheckInCards checkIns, TaskBoard board, CareTasks tasks) {}
}
