package org.homegroup.platform.config;

import java.time.Duration;
import java.util.List;

/// Section `turn`: relays for browsers whose network blocks UDP.
///
/// @param urls in the form for browsers, `turn:host:port?transport=udp`; empty for none
/// @param secret shared with the TURN server
/// @param loginTtl lifetime of a browser's login
/// @param relayOnly browsers may use no other path
public record TurnConfig(List<String> urls, Secret secret, Duration loginTtl, boolean relayOnly) {

  /// The configuration without a TURN server.
  public static final TurnConfig NONE =
      new TurnConfig(List.of(), new Secret(""), Duration.ofHours(1), false);

  static TurnConfig from(Section section) {
    var turn =
        new TurnConfig(
            section.strings("urls"),
            section.secret("secret"),
            section.duration("login-ttl", Duration.ofMinutes(1)),
            section.flag("relay-only"));
    if (!turn.urls.stream().allMatch(TurnConfig::isTurnUrl)) {
      section.complain("urls", "must look like turn:turn.example.org:3478?transport=udp");
    }
    if (!turn.urls.isEmpty() && turn.secret.isEmpty()) {
      section.complain("secret", "is needed with urls: TURN servers refuse strangers");
    }
    if (turn.relayOnly && turn.urls.isEmpty()) {
      section.complain("relay-only", "needs urls: without a relay nobody would see anybody");
    }
    return turn;
  }

  /// RFC 7065. A browser rejects the whole peer connection for one URL that it cannot parse.
  private static boolean isTurnUrl(String url) {
    return url.matches("turns?:[^\\s/?#@]+(\\?transport=(udp|tcp))?");
  }
}
