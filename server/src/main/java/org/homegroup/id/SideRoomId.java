package org.homegroup.id;

/// Identifies one side-room of one group session, from its opening to its end. Opaque; never used
/// again.
public record SideRoomId(String value) {

  public SideRoomId {
    if (value.isBlank() || value.length() > 40) {
      throw new IllegalArgumentException("not an id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
