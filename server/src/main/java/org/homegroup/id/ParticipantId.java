package org.homegroup.id;

/// Identifies a person's seat in one group session. Opaque, short, and kept through reconnects and
/// returns; the only id of a person that others in the room see.
public record ParticipantId(String value) {

  public ParticipantId {
    if (value.isBlank() || value.length() > 40) {
      throw new IllegalArgumentException("not an id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
