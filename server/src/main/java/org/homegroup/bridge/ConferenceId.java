package org.homegroup.bridge;

import java.util.Objects;
import org.homegroup.session.SessionId;

/// One of a session's conferences: that of the group itself, or of a place that it has besides.
public record ConferenceId(SessionId sessionId, String place) {

  private static final String GROUP = "group";

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

  /// For logs and names on a bridge: ids only.
  @Override
  public String toString() {
    return sessionId + "/" + place;
  }
}
