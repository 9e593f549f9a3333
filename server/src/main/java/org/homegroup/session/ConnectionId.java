package org.homegroup.session;

/// One live socket of one browser tab. A person who reconnects gets a new one.
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
