package org.homegroup.api.pipeline;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.access.Action;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.metrics.Metrics;

/// The API: every request to it takes the same steps, in this order. The limit of its address, the
/// access token, the limit of the person, the size of the body, the policy, the handler. Whatever
/// fails on the way is answered as a problem.
public final class Pipeline implements Routes {

  private static final String BEARER = "Bearer ";
  private static final String SESSION = "sessionId";

  private final TokenCheck tokens;
  private final AccessResolver access;
  private final Metrics metrics;
  private final List<Endpoints> features;

  public Pipeline(
      TokenCheck tokens, AccessResolver access, Metrics metrics, List<Endpoints> features) {
    this.tokens = tokens;
    this.access = access;
    this.metrics = metrics;
    this.features = List.copyOf(features);
  }

  @Override
  public void mount(Router router) {
    var api = new Api();
    features.forEach(feature -> feature.declare(api));
    api.byPath()
        .forEach(
            (path, endpoints) ->
                router.route(path).handler(context -> dispatch(context, endpoints)));
  }

  private void dispatch(RoutingContext context, Map<String, Endpoint> endpoints) {
    Endpoint endpoint = endpoints.get(context.request().method().name());
    if (endpoint == null) {
      context.fail(RequestRefused.methodNotAllowed(endpoints.keySet()));
      return;
    }
    // Whatever a step throws fails the future.
    Future.succeededFuture(endpoint)
        .compose(it -> call(context, it))
        .compose(endpoint.handler())
        .onSuccess(reply -> send(context, reply))
        .onFailure(failure -> context.fail(Refusals.problem(failure)));
  }

  private Future<Call> call(RoutingContext context, Endpoint endpoint) {
    endpoint.ofAddress().ifPresent(limit -> enforce(limit, address(context)));
    if (endpoint.action().isEmpty()) {
      limitBody(context, endpoint);
      return Future.succeededFuture(new Call(context, null, null));
    }
    return authenticate(context)
        .compose(
            principal -> {
              endpoint.ofPerson().ifPresent(it -> enforce(it, principal.personId().value()));
              limitBody(context, endpoint);
              return authorize(context, endpoint, principal)
                  .map(found -> new Call(context, principal, found));
            });
  }

  private Future<Principal> authenticate(RoutingContext context) {
    return bearer(context.request().getHeader(HttpHeaders.AUTHORIZATION))
        .map(tokens::verify)
        .orElse(Future.succeededFuture(Optional.empty()))
        .map(found -> found.orElseThrow(() -> new RequestRefused(ProblemCode.UNAUTHORIZED)));
  }

  private static Optional<String> bearer(String header) {
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private Future<Access> authorize(RoutingContext context, Endpoint endpoint, Principal principal) {
    Action action = endpoint.action().orElseThrow();
    if (context.pathParam(SESSION) != null) {
      SessionId session =
          Call.id(context, SESSION, SessionId::new)
              .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
      return access.toSession(action, principal, session);
    }
    return endpoint
        .subject()
        .flatMap(it -> it.subject().of(principal, context.pathParam(it.pathParam())))
        .map(session -> access.toSession(action, principal, session))
        .orElseGet(() -> access.toOwn(action, principal));
  }

  private void enforce(Limit limit, String caller) {
    if (!limit.rate().allows(caller)) {
      metrics.refused(limit.word());
      throw RequestRefused.tooManyRequests(limit.retryAfterSeconds());
    }
  }

  private void limitBody(RoutingContext context, Endpoint endpoint) {
    endpoint
        .bodyLimit()
        .filter(limit -> context.body().length() > limit.bytes())
        .ifPresent(
            limit -> {
              metrics.refused(limit.word());
              throw new RequestRefused(ProblemCode.TOO_LARGE);
            });
  }

  /// Unknown only when the caller is gone already.
  private static String address(RoutingContext context) {
    var address = context.request().remoteAddress();
    return address == null ? "" : address.hostAddress();
  }

  private static void send(RoutingContext context, Reply reply) {
    if (context.response().closed()) {
      return;
    }
    reply
        .headers()
        .forEach(header -> context.response().putHeader(header.getKey(), header.getValue()));
    context.response().setStatusCode(reply.status()).end(reply.body());
  }
}
