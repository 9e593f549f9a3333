package org.homegroup.config;

import java.time.Duration;
import java.util.List;

/// Section `turn`: relays for browsers whose network lets no UDP through.
///
/// @param urls as browsers want them, `turn:host:port?transport=udp`; empty for none
/// @param secret known to the TURN server too
/// @param loginTtl life of the login a browser gets
public record TurnConfig(List<String> urls, Secret secret, Duration loginTtl) {

  static TurnConfig from(Section section) {
    var turn =
        new TurnConfig(
            section.strings("urls"),
            section.secret("secret"),
            section.duration("login-ttl", Duration.ofMinutes(1)));
    if (turn.urls.stream().anyMatch(url -> !url.matches("turns?:[^\\s/]+"))) {
      section.complain("urls", "must look like turn:turn.example.org:3478?transport=udp");
    }
    if (!turn.urls.isEmpty() && turn.secret.isEmpty()) {
      section.complain("secret", "is needed with urls: TURN servers refuse strangers");
    }
    return turn;
  }
}
