package org.homegroup.bridge.janus;

/// The VideoRoom of one conference: its random name, and what it takes to change or enter it.
record JanusRoom(String name, String secret, String pin, String adminKey) {

  static JanusRoom random(String adminKey) {
    return new JanusRoom(
        JanusSecrets.token(), JanusSecrets.token(), JanusSecrets.token(), adminKey);
  }

  @Override
  public String toString() {
    return name;
  }
}
