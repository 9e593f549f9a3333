package org.homegroup.api;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The cookie that keeps a browser signed in, one for each account, so that two people can be tried
/// from two tabs. No script can read it, and it goes nowhere but to our own identity routes.
final class RefreshCookies {

  private static final String PREFIX = "homegroup-";
  private static final String PATH = "/api/identity";

  private RefreshCookies() {}

  /// Token by account.
  static Map<String, String> of(RoutingContext context) {
    var tokens = new HashMap<String, String>();
    for (Cookie cookie : context.request().cookies()) {
      if (cookie.getName().startsWith(PREFIX)) {
        tokens.put(cookie.getName().substring(PREFIX.length()), cookie.getValue());
      }
    }
    return tokens;
  }

  /// @param secure the browser may send it over https only
  static void set(
      RoutingContext context, String account, String token, Duration life, boolean secure) {
    context.response().addCookie(cookie(account, token, secure).setMaxAge(life.toSeconds()));
  }

  static void clear(RoutingContext context, String account, boolean secure) {
    context.response().addCookie(cookie(account, "", secure).setMaxAge(0));
  }

  private static Cookie cookie(String account, String token, boolean secure) {
    return Cookie.cookie(PREFIX + account, token)
        .setPath(PATH)
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.STRICT);
  }
}
