package org.homegroup.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.homegroup.identity.token.AccessTokens;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;

/// Lets only requests with a good access token through, and remembers whose it is. Put it before a
/// route's own handler: `router.get("/api/…").handler(bearer).handler(this::answer)`.
public final class BearerAuthHandler implements Handler<RoutingContext> {

  private static final String KEY = Principal.class.getName();
  private static final String SCHEME = "Bearer ";

  private final AccessTokens tokens;

  public BearerAuthHandler(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /// Who asks. Only after this handler.
  public static Principal principal(RoutingContext context) {
    Principal principal = context.get(KEY);
    if (principal == null) {
      throw new IllegalStateException("the route has no bearer handler");
    }
    return principal;
  }

  @Override
  public void handle(RoutingContext context) {
    Optional<String> token = token(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    if (token.isEmpty()) {
      refuse(context);
      return;
    }
    tokens
        .verify(token.get())
        .onSuccess(
            principal ->
                principal.ifPresentOrElse(
                    one -> {
                      context.put(KEY, one);
                      context.next();
                    },
                    () -> refuse(context)))
        .onFailure(context::fail);
  }

  private static Optional<String> token(String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static void refuse(RoutingContext context) {
    context.response().putHeader("WWW-Authenticate", "Bearer");
    context.fail(new RequestRefused(ProblemCode.UNAUTHORIZED));
  }
}
