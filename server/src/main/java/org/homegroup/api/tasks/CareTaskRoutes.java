package org.homegroup.api.tasks;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.access.Action;
import org.homegroup.api.pipeline.AccessResolver;
import org.homegroup.api.pipeline.Api;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.api.pipeline.Limit;
import org.homegroup.api.pipeline.Refusals;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.runtime.LiveSession;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.Outcome;

/// `/api/care-tasks`: what stays to be done for the sessions that the caller led, by name, also
/// when they are over; "I will" and "it is done". Supervisors have `/api/on-call/tasks`, which
/// names nobody. On the live loop, where the board is.
public final class CareTaskRoutes implements Endpoints {

  private static final String TASK = "taskId";

  private final TaskBoard board;
  private final CareTaskFinder finder;
  private final Step taking;
  private final Step doing;
  private final InstantSource clock;
  private final Limit limit;

  /// Records the statement of a lead about a task.
  @FunctionalInterface
  public interface Step {
    Future<Outcome> of(TaskOfLead task);
  }

  /// @param sessions those of this node, opened when they are asked for
  /// @param taking "I will"
  /// @param doing "it is done"
  public CareTaskRoutes(
      TaskBoard board,
      AccessResolver access,
      Function<SessionId, Future<LiveSession>> sessions,
      Step taking,
      Step doing,
      InstantSource clock,
      Limit limit) {
    this.board = board;
    this.finder = new CareTaskFinder(access, sessions, clock);
    this.taking = taking;
    this.doing = doing;
    this.clock = clock;
    this.limit = limit;
  }

  @Override
  public void declare(Api api) {
    String all = "/api/care-tasks";
    String one = all + "/:" + TASK;
    api.get(all, Action.LIST_CARE_TASKS).limitPerson(limit).json(this::list);
    api.post(one + "/take", Action.TAKE_CARE_TASK)
        .limitPerson(limit)
        .about(TASK, this::sessionOf)
        .json(this::take);
    api.post(one + "/done", Action.FINISH_CARE_TASK)
        .limitPerson(limit)
        .about(TASK, this::sessionOf)
        .done(this::finish);
  }

  private Future<JsonObject> list(Call call) {
    return finder
        .readable(durable(call.principal()), call.principal())
        .map(tasks -> new JsonArray(tasks.stream().map(TaskOfLead::json).toList()))
        .map(tasks -> new JsonObject().put("tasks", tasks));
  }

  /// The first has it; who has it already may say so again.
  private Future<JsonObject> take(Call call) {
    return asked(call)
        .compose(
            task ->
                taking
                    .of(task)
                    .map(Refusals::done)
                    .map(_ -> task.with(asItStands(task, call.principal())).json()));
  }

  private Future<Outcome.Done> finish(Call call) {
    return asked(call).compose(doing::of).map(Refusals::done);
  }

  private Future<TaskOfLead> asked(Call call) {
    return find(call.principal(), call.id(TASK, id -> id))
        .map(task -> finder.of(task, call.booking(), call.person()))
        .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
  }

  private Optional<SessionId> sessionOf(Principal principal, String taskId) {
    return find(principal, taskId).map(Task::sessionId);
  }

  private Optional<Task> find(Principal principal, String taskId) {
    return durable(principal).stream()
        .filter(task -> task.taskId().value().equals(taskId))
        .findFirst();
  }

  private List<Task> durable(Principal principal) {
    return board.open(principal.organizationId()).stream().filter(Task::durable).toList();
  }

  /// One that is over as soon as it was taken was taken.
  private Task asItStands(TaskOfLead led, Principal principal) {
    return find(principal, led.task().taskId().value())
        .orElseGet(() -> led.task().takenBy(led.lead(), clock.instant()));
  }
}
