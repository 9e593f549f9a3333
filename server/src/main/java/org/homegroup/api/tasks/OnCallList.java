package org.homegroup.api.tasks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Reply;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.metrics.Metrics;

/// The open tasks, for a page that asks with the entity tag of what it has and `Prefer: wait=20`
/// (RFC 7240), and is answered when there is something new.
final class OnCallList {

  private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");

  /// Shorter than proxies let a request stand.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  private final OnCallView view;
  private final LongPollWaiters waiters;
  private final InstantSource clock;
  private final Metrics metrics;

  OnCallList(OnCallView view, LongPollWaiters waiters, InstantSource clock, Metrics metrics) {
    this.view = view;
    this.waiters = waiters;
    this.clock = clock;
    this.metrics = metrics;
  }

  Future<Reply> answer(Call call) {
    Principal principal = call.principal();
    RoutingContext context = call.context();
    Promise<Void> gone = Promise.promise();
    context.response().closeHandler(_ -> gone.tryComplete());
    return seen(principal)
        .compose(
            seen ->
                isNew(context, seen) || !mayWait(context, principal)
                    ? Future.succeededFuture(seen)
                    : waiters
                        .wait(
                            principal.organizationId(),
                            principal.personId(),
                            wishedWait(context),
                            gone.future())
                        .compose(_ -> seen(principal)))
        .map(seen -> reply(context, seen));
  }

  /// @param entityTag changes when what a person sees does
  private record Seen(JsonObject body, String entityTag) {}

  private Future<Seen> seen(Principal principal) {
    return view.of(principal.organizationId(), principal.personId())
        .map(
            body -> {
              byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
              return new Seen(body, '"' + UUID.nameUUIDFromBytes(bytes).toString() + '"');
            });
  }

  private static boolean isNew(RoutingContext context, Seen seen) {
    return !seen.entityTag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH));
  }

  private boolean mayWait(RoutingContext context, Principal principal) {
    if (wishedWait(context).isZero()) {
      return false;
    }
    boolean place = waiters.hasPlace(principal.personId());
    if (!place) {
      metrics.refused("on-call-waiting");
    }
    return place;
  }

  private static Duration wishedWait(RoutingContext context) {
    Matcher wish = WAIT.matcher(String.valueOf(context.request().getHeader("Prefer")));
    Duration wait = wish.find() ? Duration.ofSeconds(Long.parseLong(wish.group(1))) : Duration.ZERO;
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private Reply reply(RoutingContext context, Seen seen) {
    Reply reply =
        isNew(context, seen)
            ? Reply.json(seen.body().copy().put("asOf", Instants.text(clock.instant())))
            : Reply.notModified();
    return reply.header(HttpHeaders.ETAG, seen.entityTag());
  }
}
