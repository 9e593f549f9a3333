package org.homegroup.id;

/// One browser tab in one session, for as long as its page lives: a page whose line dropped names
/// the id that it was given and gets it back, and with it keeps its media. A page that was loaded
/// again, another tab and another device get a new one. Only that page is ever told it.
public record ConnectionId(String value) {

  public ConnectionId {
    if (value.isBlank() || value.length() > 40) {
      throw new IllegalArgumentException("not an id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
