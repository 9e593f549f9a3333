package org.homegroup.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.homegroup.identity.SignInResult;
import org.homegroup.identity.SignInService;
import org.homegroup.identity.token.IdentityRefusal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RateLimit;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.metrics.Metrics;

/// `/api/identity/…`: exchange, refresh, links, sign-out, as `PROTOCOL.md` describes them.
public final class IdentityRoutes implements Routes {

  /// A browser on which many links were tried would in the end send more cookies than a request may
  /// hold.
  private static final int MOST_COOKIES = 12;

  private final SignInService identity;
  private final BearerAuthHandler bearer;
  private final RateLimit rate;
  private final Metrics metrics;
  private final Supplier<URI> baseUrl;

  /// @param baseUrl how people reach the server; https makes the cookies secure
  public IdentityRoutes(
      SignInService identity,
      BearerAuthHandler bearer,
      RateLimit rate,
      Metrics metrics,
      Supplier<URI> baseUrl) {
    this.identity = identity;
    this.bearer = bearer;
    this.rate = rate;
    this.metrics = metrics;
    this.baseUrl = baseUrl;
  }

  @Override
  public void mount(Router router) {
    router.route("/api/identity/*").handler(this::limit);
    router.post("/api/identity/exchange").handler(answering(this::exchange));
    router.post("/api/identity/refresh").handler(answering(this::refresh));
    router.post("/api/identity/links").handler(bearer).handler(answering(this::link));
    router.post("/api/identity/sign-out").handler(answering(this::signOut));
  }

  private void limit(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Unknown only when the caller is gone already.
    var address = context.request().remoteAddress();
    if (rate.allows(address == null ? "" : address.hostAddress())) {
      context.next();
    } else {
      metrics.refused("identity-rate");
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
      context.fail(new RequestRefused(ProblemCode.TOO_MANY_REQUESTS));
    }
  }

  private Future<Void> exchange(RoutingContext context) {
    String secret = field(body(context, Set.of("secret")), "secret").orElseThrow(this::malformed);
    return identity
        .exchange(secret)
        .compose(result -> dropSurplus(context, result).map(result))
        .compose(result -> answer(context, result));
  }

  private Future<Void> refresh(RoutingContext context) {
    Map<String, String> held = RefreshCookies.of(context);
    Optional<String> named = field(body(context, Set.of("account")), "account");
    Optional<String> account = named.isPresent() ? named : only(held);
    if (account.isEmpty() || !held.containsKey(account.get())) {
      throw new RequestRefused(ProblemCode.UNAUTHORIZED);
    }
    return identity
        .refresh(account.get(), held.get(account.get()))
        .compose(
            result -> {
              if (result instanceof SignInResult.Refused) {
                RefreshCookies.clear(context, account.get(), secure());
              }
              return answer(context, result);
            });
  }

  private Future<Void> link(RoutingContext context) {
    return identity
        .linkForOtherDevice(BearerAuthHandler.principal(context))
        .compose(link -> context.json(new JsonObject().put("link", link.toString())));
  }

  private Future<Void> signOut(RoutingContext context) {
    String account =
        field(body(context, Set.of("account")), "account").orElseThrow(this::malformed);
    String token = RefreshCookies.of(context).get(account);
    Future<Void> done = token == null ? Future.succeededFuture() : identity.signOut(account, token);
    return done.compose(
        _ -> {
          RefreshCookies.clear(context, account, secure());
          return context.response().setStatusCode(204).end();
        });
  }

  private Future<Void> answer(RoutingContext context, SignInResult result) {
    return switch (result) {
      case SignInResult.Accepted in -> {
        RefreshCookies.set(context, in.account(), in.refreshToken(), in.refreshFor(), secure());
        yield context.json(access(in));
      }
      case SignInResult.Refused(IdentityRefusal refusal) ->
          Future.failedFuture(new RequestRefused(problem(refusal)));
    };
  }

  private JsonObject access(SignInResult.Accepted in) {
    return new JsonObject()
        .put("account", in.account())
        .put("accessToken", in.accessToken())
        .put("expiresInSeconds", identity.accessTtl().toSeconds())
        .put(
            "person",
            new JsonObject()
                .put("name", in.person().name().full())
                .put("kind", in.person().kind().code())
                .put("supervises", in.person().supervises()));
  }

  private Future<Void> dropSurplus(RoutingContext context, SignInResult result) {
    Set<String> accounts = RefreshCookies.of(context).keySet();
    if (accounts.size() < MOST_COOKIES || !(result instanceof SignInResult.Accepted)) {
      return Future.succeededFuture();
    }
    return identity
        .surplus(accounts, MOST_COOKIES - 1)
        .map(
            surplus -> {
              surplus.forEach(account -> RefreshCookies.clear(context, account, secure()));
              return null;
            });
  }

  private boolean secure() {
    return "https".equals(baseUrl.get().getScheme());
  }

  private static ProblemCode problem(IdentityRefusal refusal) {
    return switch (refusal) {
      case LINK_UNKNOWN -> ProblemCode.LINK_UNKNOWN;
      case LINK_USED -> ProblemCode.LINK_USED;
      case LINK_EXPIRED -> ProblemCode.LINK_EXPIRED;
      case NOT_SIGNED_IN -> ProblemCode.UNAUTHORIZED;
    };
  }

  private static Optional<String> only(Map<String, String> held) {
    return held.size() == 1 ? held.keySet().stream().findFirst() : Optional.empty();
  }

  private JsonObject body(RoutingContext context, Set<String> known) {
    try {
      JsonObject body = context.body().asJsonObject();
      if (body != null && known.containsAll(body.fieldNames())) {
        return body;
      }
    } catch (ClassCastException _) {
      // JSON, but no object.
    }
    throw malformed();
  }

  private Optional<String> field(JsonObject body, String name) {
    return switch (body.getValue(name)) {
      case null -> Optional.empty();
      case String text when !text.isEmpty() && text.length() <= 200 -> Optional.of(text);
      default -> throw malformed();
    };
  }

  private RequestRefused malformed() {
    return new RequestRefused(ProblemCode.MALFORMED);
  }

  /// Whatever a route throws or fails with goes to the one place that answers problems.
  private static Handler<RoutingContext> answering(Answer answer) {
    return context -> {
      try {
        answer.to(context).onFailure(context::fail);
      } catch (RuntimeException failure) {
        context.fail(failure);
      }
    };
  }

  private interface Answer {
    Future<Void> to(RoutingContext context);
  }
}
