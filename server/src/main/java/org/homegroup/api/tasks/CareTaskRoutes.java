package org.homegroup.api.tasks;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.homegroup.api.BearerAuthHandler;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RateLimit;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.PersonKind;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.safety.TaskOfLead;
import org.homegroup.safety.TasksOfLead;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;

/// `/api/care-tasks`: what stays to be done for the sessions that somebody led, by name, also when
/// they are over; "I will" and "it is done". Supervisors have `/api/on-call/tasks`, which names
/// nobody. On the live loop, where the board is.
public final class CareTaskRoutes implements Routes {

  private final TaskBoard board;
  private final TasksOfLead led;
  private final Step taking;
  private final Step doing;
  private final InstantSource clock;
  private final RateLimit rate;
  private final Metrics metrics;
  private final Handler<RoutingContext> signedIn;

  /// What a lead says of a task.
  @FunctionalInterface
  public interface Step {
    Future<Outcome> of(TaskOfLead task);
  }

  /// @param taking "I will"
  /// @param doing "it is done"
  /// @param rate for each person
  public CareTaskRoutes(
      TaskBoard board,
      TasksOfLead led,
      Step taking,
      Step doing,
      InstantSource clock,
      RateLimit rate,
      Metrics metrics,
      Handler<RoutingContext> signedIn) {
    this.board = board;
    this.led = led;
    this.taking = taking;
    this.doing = doing;
    this.clock = clock;
    this.rate = rate;
    this.metrics = metrics;
    this.signedIn = signedIn;
  }

  @Override
  public void mount(Router router) {
    String all = "/api/care-tasks";
    router.get(all).handler(signedIn).handler(this::onlyClinicians).handler(this::list);
    String one = all + "/:taskId";
    router.post(one + "/take").handler(signedIn).handler(this::onlyClinicians).handler(this::take);
    router.post(one + "/done").handler(signedIn).handler(this::onlyClinicians).handler(this::done);
  }

  private void onlyClinicians(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    Principal principal = BearerAuthHandler.principal(context);
    if (!rate.allows(principal.personId().value())) {
      metrics.refused("care-task-rate");
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
      throw new RequestRefused(ProblemCode.TOO_MANY_REQUESTS);
    }
    if (principal.kind() != PersonKind.CLINICIAN) {
      throw new RequestRefused(ProblemCode.FORBIDDEN);
    }
    context.next();
  }

  private void list(RoutingContext context) {
    ledBy(BearerAuthHandler.principal(context), _ -> true)
        .map(tasks -> new JsonArray(tasks.stream().map(TaskOfLead::json).toList()))
        .onSuccess(tasks -> context.json(new JsonObject().put("tasks", tasks)))
        .onFailure(failure -> context.fail(RequestRefused.orUnavailable(failure)));
  }

  /// The first has it; who has it already may say so again.
  private void take(RoutingContext context) {
    asked(context)
        .compose(task -> step(taking, task).map(_ -> task.with(asItStands(task))))
        .onSuccess(task -> context.json(task.json()))
        .onFailure(failure -> context.fail(RequestRefused.orUnavailable(failure)));
  }

  private void done(RoutingContext context) {
    asked(context)
        .compose(task -> step(doing, task))
        .onSuccess(_ -> context.response().setStatusCode(204).end())
        .onFailure(failure -> context.fail(RequestRefused.orUnavailable(failure)));
  }

  private Future<TaskOfLead> asked(RoutingContext context) {
    String id = context.pathParam("taskId");
    return ledBy(BearerAuthHandler.principal(context), task -> task.taskId().value().equals(id))
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND)));
  }

  private Future<List<TaskOfLead>> ledBy(Principal lead, Predicate<Task> wanted) {
    List<Task> kept =
        board.open(lead.organizationId()).stream().filter(Task::durable).filter(wanted).toList();
    return led.of(kept, lead.personId());
  }

  /// One that is over as soon as it was taken was taken.
  private Task asItStands(TaskOfLead led) {
    Task before = led.task();
    Optional<Task> now =
        board.open(before.organizationId()).stream()
            .filter(task -> task.taskId().equals(before.taskId()))
            .findFirst();
    return now.orElseGet(() -> before.takenBy(led.lead(), clock.instant()));
  }

  private static Future<Outcome> step(Step step, TaskOfLead task) {
    return step.of(task)
        .compose(
            outcome ->
                outcome instanceof Outcome.Refused(Rejection rejection)
                    ? Future.failedFuture(new RequestRefused(problem(rejection)))
                    : Future.succeededFuture(outcome));
  }

  private static ProblemCode problem(Rejection rejection) {
    return switch (rejection) {
      case ALREADY_TAKEN -> ProblemCode.ALREADY_TAKEN;
      case NOT_TAKEN -> ProblemCode.NOT_TAKEN;
      case NOT_YOURS -> ProblemCode.NOT_YOURS;
      default -> ProblemCode.NOT_FOUND;
    };
  }
}
