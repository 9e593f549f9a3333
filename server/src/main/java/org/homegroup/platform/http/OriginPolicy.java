package org.homegroup.platform.http;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.homegroup.platform.config.HttpConfig;

/// Decides which pages may open the live socket. Browsers do not apply the same-origin policy to
/// WebSockets; they only send the origin of the page, so the server must check it (RFC 6455,
/// section 10.2).
final class OriginPolicy {

  private final Set<String> trusted = new HashSet<>();

  OriginPolicy(HttpConfig http) {
    http.publicUrl().map(OriginPolicy::normal).ifPresent(trusted::add);
    http.trustedOrigins().stream().map(OriginPolicy::normal).forEach(trusted::add);
  }

  /// Whether a page of this origin may open the socket.
  ///
  /// @param origin header `Origin`; null if the caller is no browser, which has no cookies to abuse
  /// @param host header `Host`: the address the caller believes it speaks to
  boolean allows(String origin, String host) {
    if (origin == null) {
      return true;
    }
    try {
      URI from = URI.create(origin);
      return from.getHost() != null && (isOwn(from, host) || trusted.contains(normal(from)));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// The scheme is not compared: behind a proxy that ends TLS, the server sees http where the
  /// browser sees https.
  private static boolean isOwn(URI from, String host) {
    return host != null
        && authority(from).equals(authority(URI.create(from.getScheme() + "://" + host)));
  }

  private static String normal(URI origin) {
    return origin.getScheme().toLowerCase(Locale.ROOT) + "://" + authority(origin);
  }

  private static String authority(URI uri) {
    int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return host + ":" + (uri.getPort() < 0 ? standard : uri.getPort());
  }
}
