package org.homegroup.oncall;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.TaskId;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.config.OnCallConfig;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.platform.loop.Timers;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.OnCallPerson;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.safety.TaskBoard.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls the supervisor on call about every task that nobody has taken, repeatedly with growing
/// intervals, until it is taken, it is over, or the last reminder is sent. Runs on the loop of the
/// board, which never waits for a call.
///
/// After a restart the server calls again about each open task: one call too many is safer than one
/// too few. The first call about a task then has the same id, so a receiver can recognize it.
public final class OnCallDesk {

  private static final Logger log = LoggerFactory.getLogger(OnCallDesk.class);
  private static final Duration A_DAY = Duration.ofDays(1);

  private final TaskBoard board;
  private final Function<OrganizationId, Future<Optional<OnCallPerson>>> onCall;
  private final Channels ways;
  private final OnCallConfig config;
  private final Supplier<URI> baseUrl;
  private final InstantSource clock;
  private final Timers timers;
  private final Metrics metrics;
  private final Map<TaskId, Case> cases = new HashMap<>();
  private final Map<Object, Consumer<OrganizationId>> observers = new LinkedHashMap<>();

  private static final class Case {
    DeliveryState reach = DeliveryState.NOT_YET;
    Runnable cancel = () -> {};
    boolean closed;
  }

  public OnCallDesk(
      TaskBoard board,
      Function<OrganizationId, Future<Optional<OnCallPerson>>> onCall,
      List<Channel> channels,
      OnCallConfig config,
      Supplier<URI> baseUrl,
      InstantSource clock,
      Timers timers,
      Metrics metrics) {
    this.board = board;
    this.onCall = onCall;
    this.ways =
        new Channels(channels, new RetryingDelivery(timers, config.tryAgainAfter()), metrics);
    this.config = config;
    this.baseUrl = baseUrl;
    this.clock = clock;
    this.timers = timers;
    this.metrics = metrics;
  }

  /// Creates the desk with the real channels.
  ///
  /// @param onCall finds the person on call for an organization
  public static OnCallDesk open(
      Vertx vertx,
      Config config,
      TaskBoard board,
      Function<OrganizationId, Future<Optional<OnCallPerson>>> onCall,
      Supplier<URI> baseUrl,
      InstantSource clock,
      Metrics metrics) {
    Duration answerWithin = config.onCall().answerWithin();
    return new OnCallDesk(
        board,
        onCall,
        List.of(
            new WebhookChannel(vertx, answerWithin, clock),
            new MailChannel(vertx, config.mail(), answerWithin)),
        config.onCall(),
        baseUrl,
        clock,
        Timers.of(vertx),
        metrics);
  }

  /// Call on the loop of the board, before the first task.
  public void start() {
    board.observe(this::changed);
  }

  /// The progress of the calls about this task.
  public DeliveryState reach(TaskId taskId) {
    Case one = cases.get(taskId);
    return one == null ? DeliveryState.NOT_YET : one.reach;
  }

  /// Whether this person can be notified by a channel other than the page.
  public boolean hasWayTo(OnCallPerson person) {
    return ways.reach(person);
  }

  /// Adds an observer, which receives the organization whenever one of its tasks, or the call about
  /// it, has changed.
  ///
  /// @return ends the observation
  public Runnable observe(Consumer<OrganizationId> observer) {
    var key = new Object();
    observers.put(key, observer);
    return () -> observers.remove(key);
  }

  private void changed(Change change) {
    Task task = change.task();
    switch (change.what()) {
      case RAISED -> raised(task);
      case TAKEN -> close(task, cases.get(task.taskId()));
      case OVER -> close(task, cases.remove(task.taskId()));
      // This desk itself reports the first change; the second does not affect the call.
      case CALLED, KEPT -> {}
    }
    tell(task);
  }

  private void raised(Task task) {
    metrics
        .counter("tasks", "Tasks that were raised", "kind", KebabCase.kebab(task.kind()))
        .increment();
    var one = new Case();
    cases.put(task.taskId(), one);
    if (task.taken().isPresent() || isPast(task)) {
      one.closed = true;
      return;
    }
    Duration wait = firstWait(task);
    if (wait.isPositive()) {
      one.cancel = timers.after(wait, () -> call(task, one));
    } else {
      call(task, one);
    }
  }

  /// Whether a sign of relapse is from an earlier day: it was reported on its own day.
  private boolean isPast(Task task) {
    return task.kind() == Task.Kind.RELAPSE_SIGN
        && task.raisedAt().plus(A_DAY).isBefore(clock.instant());
  }

  private Duration firstWait(Task task) {
    return task.kind() == Task.Kind.CRISIS ? config.helpWaits() : Duration.ZERO;
  }

  private void close(Task task, Case one) {
    if (one != null && !one.closed) {
      one.closed = true;
      one.cancel.run();
      log.info("Task {} ({}) needs no call any more", task.taskId(), KebabCase.kebab(task.kind()));
    }
  }

  private void call(Task task, Case one) {
    if (one.closed) {
      return;
    }
    Instant now = clock.instant();
    one.reach = one.reach.calling(now);
    int call = one.reach.calls();
    log.info(
        "Calling the supervisor on call about task {} ({}), {}",
        task.taskId(),
        KebabCase.kebab(task.kind()),
        call);
    planNext(task, one, call);
    tell(task);
    onCall
        .apply(task.organizationId())
        .compose(
            found ->
                found
                    .map(person -> ways.tell(person, notification(task, call), () -> one.closed))
                    .orElseGet(() -> Future.succeededFuture(DeliveryState.State.NO_WAY)))
        .otherwise(
            failure -> {
              log.warn("Nobody could be called about task {}", task.taskId(), failure);
              return DeliveryState.State.NOT_REACHED;
            })
        .onSuccess(state -> ended(task, one, call, state));
  }

  private Notification notification(Task task, int call) {
    return Notification.of(task, call, URI.create(baseUrl.get() + "/on-call"));
  }

  /// The interval counts from the start of the former call, whose attempts are shorter than it.
  private void planNext(Task task, Case one, int call) {
    boolean reminded = task.kind() != Task.Kind.RELAPSE_SIGN;
    if (reminded && call <= config.remindAfter().size()) {
      one.cancel = timers.after(config.remindAfter().get(call - 1), () -> call(task, one));
    }
  }

  /// Ignores the result if a later call has begun.
  private void ended(Task task, Case one, int call, DeliveryState.State state) {
    if (one.reach.calls() == call) {
      one.reach = one.reach.ended(state);
      board.called(task.taskId(), state != DeliveryState.State.NOT_REACHED);
      tell(task);
    }
  }

  private void tell(Task task) {
    List.copyOf(observers.values()).forEach(observer -> observer.accept(task.organizationId()));
  }
}
