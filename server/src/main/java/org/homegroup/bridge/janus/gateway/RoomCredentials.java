package org.homegroup.bridge.janus.gateway;

/// The random name and the secrets of one VideoRoom. The secrets are derived from the name and
/// [JanusSecrets], so only the name needs to be stored.
public record RoomCredentials(String name, String secret, String pin, String adminKey) {

  public static RoomCredentials random(JanusSecrets secrets) {
    return of(JanusSecrets.token(), secrets);
  }

  /// Derives the credentials of a room with this name.
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
