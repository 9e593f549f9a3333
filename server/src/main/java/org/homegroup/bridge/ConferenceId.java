package org.homegroup.bridge;

import java.util.Objects;
import org.homegroup.id.SessionId;

/// The id of a conference of a session: that of the group, of one side-room (`place`), or of one
/// pre-call check.
public record ConferenceId(SessionId sessionId, String place) {

  private static final String GROUP = "group";
  private static final String CHECK = "check-";

  public ConferenceId {
    Objects.requireNonNull(sessionId);
    if (!place.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("a place is small letters, digits and hyphens");
    }
  }

  /// The conference of the group itself.
  public static ConferenceId group(SessionId sessionId) {
    return new ConferenceId(sessionId, GROUP);
  }

  /// The conference of one pre-call check, before the session or during it.
  public static ConferenceId preflight(SessionId sessionId, String checkId) {
    return new ConferenceId(sessionId, CHECK + checkId);
  }

  /// Returns true for a pre-call check, in which one browser receives its own media.
  public boolean isPreflight() {
    return place.startsWith(CHECK);
  }

  /// Contains ids only, so it may appear in logs and as a name on a bridge.
  @Override
  public String toString() {
    return sessionId + "/" + place;
  }
}
