package org.homegroup.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.homegroup.access.Action;
import org.homegroup.api.pipeline.Api;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.api.pipeline.Limit;
import org.homegroup.api.pipeline.Refusals;
import org.homegroup.identity.SignInResult;
import org.homegroup.identity.SignInService;
import org.homegroup.identity.token.IdentityRefusal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;

/// `/api/identity/…`: exchange, refresh, links, sign-out, as `PROTOCOL.md` describes them.
public final class IdentityRoutes implements Endpoints {

  /// A browser on which many links were tried would in the end send more cookies than a request may
  /// hold.
  private static final int MOST_COOKIES = 12;

  private static final String ACCOUNT = "account";

  private final SignInService signIn;
  private final Limit limit;
  private final Supplier<URI> baseUrl;

  /// @param limit of one address
  /// @param baseUrl how people reach the server; https makes the cookies secure
  public IdentityRoutes(SignInService signIn, Limit limit, Supplier<URI> baseUrl) {
    this.signIn = signIn;
    this.limit = limit;
    this.baseUrl = baseUrl;
  }

  @Override
  public void declare(Api api) {
    api.openPost("/api/identity/exchange").limitAddress(limit).json(this::exchange);
    api.openPost("/api/identity/refresh").limitAddress(limit).json(this::refresh);
    api.openPost("/api/identity/sign-out").limitAddress(limit).done(this::signOut);
    api.post("/api/identity/links", Action.MAKE_LINK).limitAddress(limit).json(this::link);
  }

  private Future<JsonObject> exchange(Call call) {
    String secret = field(call, "secret").orElseThrow(IdentityRoutes::malformed);
    return signIn
        .exchange(secret)
        .compose(result -> dropSurplus(call.context(), result).map(result))
        .map(result -> accepted(call.context(), result));
  }

  private Future<JsonObject> refresh(Call call) {
    Map<String, String> held = RefreshCookies.of(call.context());
    Optional<String> account = field(call, ACCOUNT).or(() -> only(held));
    if (account.isEmpty() || !held.containsKey(account.get())) {
      throw new RequestRefused(ProblemCode.UNAUTHORIZED);
    }
    return signIn
        .refresh(account.get(), held.get(account.get()))
        .map(
            result -> {
              if (result instanceof SignInResult.Refused) {
                RefreshCookies.clear(call.context(), account.get(), secure());
              }
              return accepted(call.context(), result);
            });
  }

  private Future<JsonObject> link(Call call) {
    return signIn
        .linkForOtherDevice(call.principal())
        .map(link -> new JsonObject().put("link", link.toString()));
  }

  private Future<Void> signOut(Call call) {
    String account = field(call, ACCOUNT).orElseThrow(IdentityRoutes::malformed);
    String token = RefreshCookies.of(call.context()).get(account);
    Future<Void> done = token == null ? Future.succeededFuture() : signIn.signOut(account, token);
    return done.onSuccess(_ -> RefreshCookies.clear(call.context(), account, secure()));
  }

  private JsonObject accepted(RoutingContext context, SignInResult result) {
    return switch (result) {
      case SignInResult.Accepted in -> {
        RefreshCookies.set(context, in.account(), in.refreshToken(), in.refreshFor(), secure());
        yield access(in);
      }
      case SignInResult.Refused(IdentityRefusal refusal) ->
          throw new RequestRefused(Refusals.problem(refusal));
    };
  }

  private JsonObject access(SignInResult.Accepted in) {
    return new JsonObject()
        .put(ACCOUNT, in.account())
        .put("accessToken", in.accessToken())
        .put("expiresInSeconds", signIn.accessTtl().toSeconds())
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
    return signIn
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

  private static Optional<String> only(Map<String, String> held) {
    return held.size() == 1 ? held.keySet().stream().findFirst() : Optional.empty();
  }

  private static Optional<String> field(Call call, String name) {
    return switch (call.body(Set.of(name)).getValue(name)) {
      case null -> Optional.empty();
      case String text when !text.isEmpty() && text.length() <= 200 -> Optional.of(text);
      default -> throw malformed();
    };
  }

  private static RequestRefused malformed() {
    return RequestRefused.malformed(Optional.empty());
  }
}
