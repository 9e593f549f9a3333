package org.homegroup.oncall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.bridge.FakeTimers;
import org.homegroup.oncall.DeliveryState.State;
import org.homegroup.platform.config.OnCallConfig;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.OnCallPerson;
import org.homegroup.safety.Task;
import org.homegroup.safety.Task.Kind;
import org.homegroup.safety.TaskBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls to the supervisor on call: their times, and their end.
class OnCallDeskTest {

  private final FakeTimers time = new FakeTimers();
  private final Metrics metrics = new Metrics();
  private final TaskBoard board = new TaskBoard(metrics);
  private final FakeChannel pager = new FakeChannel("webhook");
  private final FakeChannel mail = new FakeChannel("mail");
  private final Instant start = time.instant();
  private Optional<OnCallPerson> person =
      Optional.of(RecordedCalls.sato(Optional.empty(), Optional.empty()));
  private boolean directoryFails;
  private final OnCallDesk desk =
      new OnCallDesk(
          board,
          _ -> directoryFails ? Future.failedFuture("down") : Future.succeededFuture(person),
          List.of(pager, mail),
          new OnCallConfig(
              Duration.ofSeconds(10),
              List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4)),
              Duration.ofSeconds(5),
              List.of(Duration.ofSeconds(1), Duration.ofSeconds(3))),
          () -> URI.create("https://groups.example"),
          time,
          time,
          metrics);

  OnCallDeskTest() {
    desk.start();
  }

  @AfterEach
  void close() {
    metrics.close();
  }

  /// Records the second and the number of each call.
  private final class FakeChannel implements Channel {

    private final String name;
    private final List<String> told = new ArrayList<>();
    private boolean has = true;
    private DeliveryFailure failure;
    private Promise<Void> pending;

    FakeChannel(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean reaches(OnCallPerson one) {
      return has;
    }

    @Override
    public Future<Void> tell(OnCallPerson one, Notification notification) {
      told.add(
          "%d s: call %d"
              .formatted(Duration.between(start, time.instant()).toSeconds(), notification.call()));
      if (pending != null) {
        return pending.future();
      }
      return failure == null ? Future.succeededFuture() : Future.failedFuture(failure);
    }
  }

  private Task raised(Kind kind) {
    Task task = RecordedCalls.task(kind, time.instant());
    board.raise(task);
    return task;
  }

  private State state(Task task) {
    return desk.reach(task.taskId()).state();
  }

  @Test
  void aGroupWithoutALeadCallsAtOnceAndAgainWithGrowingWaitsButNotForEver() {
    Task task = raised(Kind.UNSUPERVISED);
    assertEquals(List.of("0 s: call 1"), pager.told);
    assertEquals(List.of("0 s: call 1"), mail.told);
    assertEquals(State.TOLD, state(task));
    time.elapse(Duration.ofHours(3));
    assertEquals(
        List.of("0 s: call 1", "60 s: call 2", "180 s: call 3", "420 s: call 4"), pager.told);
    assertTrue(
        metrics
            .scrape()
            .contains("homegroup_on_call_calls_total{channel=\"mail\",outcome=\"told\"} 4.0"));
  }

  @Test
  void whoTakesItIsNotRemindedOfIt() {
    Task task = raised(Kind.UNSUPERVISED);
    time.elapse(Duration.ofSeconds(90));
    board.take(task.taskId(), RecordedCalls.SATO, time.instant());
    time.elapse(Duration.ofHours(3));
    assertEquals(List.of("0 s: call 1", "60 s: call 2"), pager.told);
  }

  @Test
  void whatIsOverCallsNobodyAndWhatBeginsAnewDoes() {
    Task task = raised(Kind.UNSUPERVISED);
    board.over(task.taskId());
    time.elapse(Duration.ofHours(3));
    assertEquals(List.of("0 s: call 1"), pager.told);
    raised(Kind.UNSUPERVISED);
    assertEquals(List.of("0 s: call 1", "10800 s: call 1"), pager.told);
  }

  @Test
  void aLeadMayAnswerFirstWhenSomebodyAsksForHelp() {
    Task task = raised(Kind.CRISIS);
    time.elapse(Duration.ofSeconds(9));
    assertEquals(State.WAITING, state(task));
    board.over(task.taskId());
    time.elapse(Duration.ofMinutes(9));
    assertEquals(List.of(), pager.told);
    raised(Kind.CRISIS);
    time.elapse(Duration.ofSeconds(10));
    assertEquals(1, pager.told.size());
  }

  @Test
  void aSignOfRelapseIsForTheSameDayAndIsSaidOnce() {
    raised(Kind.RELAPSE_SIGN);
    time.elapse(Duration.ofHours(3));
    assertEquals(List.of("0 s: call 1"), mail.told);
  }

  @Test
  void aSignOfAnotherDayIsNotSaidAgainByAServerThatStarts() {
    board.raise(RecordedCalls.task(Kind.RELAPSE_SIGN, start.minus(Duration.ofDays(2))));
    assertEquals(List.of(), mail.told);
    board.raise(RecordedCalls.task(Kind.TELEPHONE_CALLBACK, start.minus(Duration.ofDays(2))));
    assertEquals(List.of("0 s: call 1"), mail.told);
  }

  @Test
  void oneWayThatWorksIsEnoughAndTheOtherIsTriedAgainBesides() {
    pager.failure = DeliveryFailure.forNow("status 503");
    Task task = raised(Kind.UNSUPERVISED);
    assertEquals(State.CALLING, state(task));
    time.elapse(Duration.ofSeconds(30));
    assertEquals(List.of("0 s: call 1", "1 s: call 1", "4 s: call 1"), pager.told);
    assertEquals(List.of("0 s: call 1"), mail.told);
    assertEquals(State.TOLD, state(task));
    assertTrue(metrics.scrape().contains("{channel=\"webhook\",outcome=\"tried-again\"} 2.0"));
    assertTrue(metrics.scrape().contains("{channel=\"webhook\",outcome=\"failed\"} 1.0"));
  }

  @Test
  void whenNobodyTakesTheCallItIsSaidSoThatSomebodyPhonesAndItIsTriedAgainLater() {
    pager.failure = DeliveryFailure.forGood("status 401");
    mail.failure = DeliveryFailure.forNow("timeout");
    Task task = raised(Kind.UNSUPERVISED);
    assertEquals(List.of("0 s: call 1"), pager.told);
    time.elapse(Duration.ofSeconds(4));
    assertEquals(State.NOT_REACHED, state(task));
    assertTrue(board.isUnreached(task.taskId()));
    mail.failure = null;
    time.elapse(Duration.ofSeconds(56));
    assertEquals(State.TOLD, state(task));
    assertEquals(2, desk.reach(task.taskId()).calls());
    assertFalse(board.isUnreached(task.taskId()));
  }

  @Test
  void whatWasTakenMeanwhileIsNotTriedAgain() {
    pager.failure = DeliveryFailure.forNow("status 503");
    mail.has = false;
    Task task = raised(Kind.UNSUPERVISED);
    board.take(task.taskId(), RecordedCalls.SATO, time.instant());
    time.elapse(Duration.ofMinutes(1));
    assertEquals(List.of("0 s: call 1"), pager.told);
  }

  @Test
  void anAnswerToAnEarlierCallSaysNothingAboutTheLaterOne() {
    mail.has = false;
    pager.pending = Promise.promise();
    Task task = raised(Kind.UNSUPERVISED);
    Promise<Void> first = pager.pending;
    pager.pending = Promise.promise();
    time.elapse(Duration.ofMinutes(1));
    first.fail(DeliveryFailure.forGood("status 401"));
    assertEquals(State.CALLING, state(task));
    pager.pending.complete();
    assertEquals(State.TOLD, state(task));
  }

  @Test
  void withoutAnybodyOrAnAddressOnlyThePageIsLeft() {
    pager.has = false;
    mail.has = false;
    assertEquals(State.NO_WAY, state(raised(Kind.UNSUPERVISED)));
    person = Optional.empty();
    assertEquals(State.NO_WAY, state(raised(Kind.TELEPHONE_CALLBACK)));
  }

  @Test
  void aDirectoryThatDoesNotAnswerIsNobodyReached() {
    directoryFails = true;
    Task task = raised(Kind.UNSUPERVISED);
    assertEquals(State.NOT_REACHED, state(task));
    directoryFails = false;
    time.elapse(Duration.ofMinutes(1));
    assertEquals(State.TOLD, state(task));
  }

  @Test
  void whoWatchesIsToldOfEachChange() {
    var seen = new ArrayList<State>();
    Runnable end = desk.observe(_ -> seen.add(state(RecordedCalls.task(Kind.UNSUPERVISED))));
    Task task = raised(Kind.UNSUPERVISED);
    assertEquals(State.TOLD, seen.getLast());
    int before = seen.size();
    board.take(task.taskId(), RecordedCalls.SATO, time.instant());
    assertEquals(before + 1, seen.size());
    end.run();
    board.over(task.taskId());
    assertEquals(before + 1, seen.size());
  }
}
