package org.homegroup.platform.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Section `http`.
///
/// @param port 0 for any free one
/// @param publicUrl without a path; empty for localhost and the port
/// @param trustedOrigins origins, as browsers send them, besides the server's own
/// @param maxBodySize in bytes
/// @param metricsToken empty if only this machine may read the metrics
public record HttpConfig(
    String host,
    int port,
    Optional<URI> publicUrl,
    List<URI> trustedOrigins,
    boolean behindProxy,
    int maxBodySize,
    Secret metricsToken) {

  static HttpConfig from(Section section) {
    return new HttpConfig(
        section.string("host"),
        section.integer("port", 0, 65_535),
        section.optionalString("public-url").flatMap(url -> section.origin("public-url", url)),
        section.strings("trusted-origins").stream()
            .flatMap(origin -> section.origin("trusted-origins", origin).stream())
            .toList(),
        section.flag("behind-proxy"),
        section.bytes("max-body-size", 1_024),
        section.secret("metrics-token"));
  }

  /// The address of the server for browsers, without a slash at the end.
  ///
  /// @param actualPort the port on which it really listens
  public URI baseUrl(int actualPort) {
    return publicUrl.orElseGet(() -> URI.create("http://localhost:" + actualPort));
  }
}
