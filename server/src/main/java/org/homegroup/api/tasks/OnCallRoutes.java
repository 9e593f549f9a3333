package org.homegroup.api.tasks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Optional;
import org.homegroup.access.Action;
import org.homegroup.api.pipeline.Api;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.api.pipeline.Limit;
import org.homegroup.api.pipeline.Refusals;
import org.homegroup.id.PersonId;
import org.homegroup.identity.token.Principal;
import org.homegroup.oncall.OnCallDesk;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.Outcome;

/// `/api/on-call/tasks`, for the supervisors of an organization: what is open, "I have it" and "it
/// is done". On the live loop, where the board is.
public final class OnCallRoutes implements Endpoints {

  private final TaskBoard board;
  private final OnCallDesk desk;
  private final Step taking;
  private final Step doing;
  private final OnCallView view;
  private final InstantSource clock;
  private final Limit limit;
  private final Metrics metrics;
  private Loop loop;
  private LongPollWaiters waiters;

  /// Records the statement of a supervisor about a task, wherever the task is on record.
  @FunctionalInterface
  public interface Step {
    Future<Outcome> of(Task task, PersonId supervisor);
  }

  /// @param taking "I have it"
  /// @param doing "it is done"
  public OnCallRoutes(
      TaskBoard board,
      OnCallDesk desk,
      Step taking,
      Step doing,
      OnCallView.Directory directory,
      InstantSource clock,
      Limit limit,
      Metrics metrics) {
    this.board = board;
    this.desk = desk;
    this.taking = taking;
    this.doing = doing;
    this.view = new OnCallView(board, desk, directory);
    this.clock = clock;
    this.limit = limit;
    this.metrics = metrics;
  }

  /// On the live loop.
  @Override
  public void declare(Api api) {
    loop = Loop.of(Vertx.currentContext());
    waiters = new LongPollWaiters(loop);
    desk.observe(waiters::changed);
    var list = new OnCallList(view, waiters, clock, metrics);
    String all = "/api/on-call/tasks";
    api.get(all, Action.LIST_ON_CALL_TASKS).limitPerson(limit).answer(list::answer);
    api.post(all + "/:taskId/take", Action.TAKE_ON_CALL_TASK).limitPerson(limit).json(this::take);
    api.post(all + "/:taskId/done", Action.FINISH_ON_CALL_TASK)
        .limitPerson(limit)
        .done(call -> doing.of(asked(call), call.person()).map(Refusals::done));
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

  /// The first has it; who has it already may say so again.
  private Future<JsonObject> take(Call call) {
    Task task = asked(call);
    return taking
        .of(task, call.person())
        .map(Refusals::done)
        .compose(_ -> view.of(asItStands(call.principal(), task), call.person()));
  }

  /// `not-found` for one that is over.
  private Task asked(Call call) {
    return task(call.principal(), call.id("taskId", id -> id))
        .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
  }

  /// One that is over as soon as it was taken was taken.
  private Task asItStands(Principal principal, Task before) {
    return task(principal, before.taskId().value())
        .orElseGet(() -> before.takenBy(principal.personId(), clock.instant()));
  }

  private Optional<Task> task(Principal principal, String taskId) {
    return board.open(principal.organizationId()).stream()
        .filter(task -> task.taskId().value().equals(taskId))
        .findFirst();
  }
}
