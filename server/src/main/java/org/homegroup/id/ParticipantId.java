package org.homegroup.id;

/// A person's seat in one group session. Opaque, short, kept through reconnects and returns;
/// the only id of a person that others in the room ever see.
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
