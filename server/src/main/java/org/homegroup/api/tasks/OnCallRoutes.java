package org.homegroup.api.tasks;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import org.homegroup.api.BearerAuthHandler;
import org.homegroup.id.PersonId;
import org.homegroup.identity.token.Principal;
import org.homegroup.oncall.OnCallDesk;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RateLimit;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.KnownPerson;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;

/// `/api/on-call/tasks`, for the supervisors of an organization: what is open, "I have it" and "it
/// is done". On the live loop, where the board is.
public final class OnCallRoutes implements Routes {

  private static final String OVER = "It is over, or it never was.";

  private final TaskBoard board;
  private final OnCallDesk desk;
  private final Step taking;
  private final Step doing;
  private final OnCallView.Directory directory;
  private final OnCallView view;
  private final InstantSource clock;
  private final RateLimit rate;
  private final Metrics metrics;
  private final Handler<RoutingContext> signedIn;
  private Loop loop;
  private LongPollWaiters waiters;

  /// What a supervisor says of a task, wherever it is on record.
  @FunctionalInterface
  public interface Step {
    Future<Outcome> of(Task task, PersonId supervisor);
  }

  /// @param taking "I have it"
  /// @param doing "it is done"
  /// @param rate for each person
  public OnCallRoutes(
      TaskBoard board,
      OnCallDesk desk,
      Step taking,
      Step doing,
      OnCallView.Directory directory,
      InstantSource clock,
      RateLimit rate,
      Metrics metrics,
      Handler<RoutingContext> signedIn) {
    this.board = board;
    this.desk = desk;
    this.taking = taking;
    this.doing = doing;
    this.directory = directory;
    this.view = new OnCallView(board, desk, directory);
    this.clock = clock;
    this.rate = rate;
    this.metrics = metrics;
    this.signedIn = signedIn;
  }

  /// On the live loop.
  @Override
  public void mount(Router router) {
    loop = Loop.of(Vertx.currentContext());
    waiters = new LongPollWaiters(loop);
    desk.observe(waiters::changed);
    var list = new OnCallList(view, waiters, clock, metrics);
    router
        .get("/api/on-call/tasks")
        .handler(signedIn)
        .handler(this::onlySupervisors)
        .handler(list::answer);
    router
        .post("/api/on-call/tasks/:taskId/take")
        .handler(signedIn)
        .handler(this::onlySupervisors)
        .handler(this::take);
    router
        .post("/api/on-call/tasks/:taskId/done")
        .handler(signedIn)
        .handler(this::onlySupervisors)
        .handler(this::done);
  }

  /// Lets the requests go that wait, so that a server that stops need not wait for them.
  public Future<?> stop() {
    Promise<Void> done = Promise.promise();
    loop.execute(
        () -> {
          waiters.stop();
          done.complete();
        });
    return done.future();
  }

  private void onlySupervisors(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    Principal principal = BearerAuthHandler.principal(context);
    if (!rate.allows(principal.personId().value())) {
      metrics.refused("on-call-rate");
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "2");
      throw new RequestRefused(ProblemCode.TOO_MANY_REQUESTS);
    }
    directory
        .people()
        .apply(principal.personId())
        .map(OnCallRoutes::supervises)
        .onSuccess(
            supervises -> {
              if (supervises) {
                context.next();
              } else {
                context.fail(new RequestRefused(ProblemCode.FORBIDDEN));
              }
            })
        .onFailure(_ -> context.fail(new RequestRefused(ProblemCode.UNAVAILABLE)));
  }

  private static boolean supervises(Optional<KnownPerson> person) {
    return person.filter(KnownPerson::supervises).isPresent();
  }

  /// The first has it; who has it already may say so again.
  private void take(RoutingContext context) {
    Principal principal = BearerAuthHandler.principal(context);
    Task task = asked(context);
    step(taking, task, principal)
        .compose(_ -> view.of(asItStands(principal, task), principal.personId()))
        .onSuccess(context::json)
        .onFailure(failure -> context.fail(RequestRefused.orUnavailable(failure)));
  }

  private void done(RoutingContext context) {
    step(doing, asked(context), BearerAuthHandler.principal(context))
        .onSuccess(_ -> context.response().setStatusCode(204).end())
        .onFailure(failure -> context.fail(RequestRefused.orUnavailable(failure)));
  }

  private Task asked(RoutingContext context) {
    return task(BearerAuthHandler.principal(context), context.pathParam("taskId"))
        .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND, OVER));
  }

  private static Future<Outcome> step(Step step, Task task, Principal principal) {
    return step.of(task, principal.personId())
        .compose(
            outcome ->
                outcome instanceof Outcome.Refused(Rejection rejection)
                    ? Future.failedFuture(refusal(rejection))
                    : Future.succeededFuture(outcome));
  }

  /// One that is over as soon as it was taken was taken.
  private Task asItStands(Principal principal, Task before) {
    return task(principal, before.taskId().value())
        .orElseGet(() -> before.takenBy(principal.personId(), clock.instant()));
  }

  private static RequestRefused refusal(Rejection rejection) {
    return switch (rejection) {
      case ALREADY_TAKEN -> new RequestRefused(ProblemCode.ALREADY_TAKEN);
      case NOT_TAKEN -> new RequestRefused(ProblemCode.NOT_TAKEN);
      case NOT_DURABLE -> new RequestRefused(ProblemCode.NOT_DURABLE);
      default -> new RequestRefused(ProblemCode.NOT_FOUND, OVER);
    };
  }

  private Optional<Task> task(Principal principal, String taskId) {
    return board.open(principal.organizationId()).stream()
        .filter(task -> task.taskId().value().equals(taskId))
        .findFirst();
  }
}
