package org.homegroup.bridge;

import java.util.Objects;
import org.homegroup.id.SessionId;

/// One of a session's conferences: that of the group itself, of a place that it has besides, or of
/// a check of somebody's line.
public record ConferenceId(SessionId sessionId, String place) {

  private static final String GROUP = "group";
  private static final String CHECK = "check-";

  public ConferenceId {
    Objects.requireNonNull(sessionId);
    if (!place.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("a place is small letters, digits and hyphens");
    }
  }

  /// Of the group itself.
  public static ConferenceId group(SessionId sessionId) {
    return new ConferenceId(sessionId, GROUP);
  }

  /// Of one check of a line, before the session or during it: never the conference of the group.
  public static ConferenceId preflight(SessionId sessionId, String checkId) {
    return new ConferenceId(sessionId, CHECK + checkId);
  }

  /// Whether nobody meets in it: one browser hears itself.
  public boolean isPreflight() {
    return place.startsWith(CHECK);
  }

  /// For logs and names on a bridge: ids only.
  @Override
  public String toString() {
    return sessionId + "/" + place;
  }
}
