package org.homegroup.session;

/// The two kinds of media a participant can send.
public enum MediaKind {
  AUDIO,
  VIDEO
}
