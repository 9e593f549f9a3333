package org.homegroup.id;

/// Identifies one browser tab in one session for the life of its page. A page that lost its
/// connection presents this id and gets it back, and with it keeps its media. A reloaded page,
/// another tab and another device get a new one. Only that page knows it.
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
