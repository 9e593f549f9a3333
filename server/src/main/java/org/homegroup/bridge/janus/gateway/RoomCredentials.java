package org.homegroup.bridge.janus.gateway;

/// The VideoRoom of one conference: its random name, and what it takes to change or enter it. That
/// follows from the name for whoever holds the secrets, so that only the name has to be remembered.
public record RoomCredentials(String name, String secret, String pin, String adminKey) {

  public static RoomCredentials random(JanusSecrets secrets) {
    return of(JanusSecrets.token(), secrets);
  }

  /// The room that was given this name when the secrets were the same.
  public static RoomCredentials of(String name, JanusSecrets secrets) {
    return new RoomCredentials(
        name,
        secrets.derive("secret of " + name),
        secrets.derive("pin of " + name),
        secrets.roomAdmin());
  }

  @Override
  public String toString() {
    return name;
  }
}
