package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.access.Action;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.TaskId;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.SessionBusy;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskAssignment;
import org.homegroup.safety.TaskNotRecorded;
import org.homegroup.session.Actor;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;
import org.homegroup.session.rules.ChatRules;
import org.homegroup.session.rules.CommandRights;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out what participants ask for: commands of the session, chat, and tasks that a lead
/// takes or completes.
final class RoomCommands {

  private static final Logger log = LoggerFactory.getLogger(RoomCommands.class);
  private static final int LONGEST_CHAT = 2000;

  private final LiveSession session;
  private final Booking booking;
  private final ConnectionRegistry connections;
  private final TaskNotifier tasks;
  private final TaskAssignment assignment;
  private final Metrics metrics;
  private final CommandDeduplicator deduplicator = new CommandDeduplicator();

  RoomCommands(
      RoomEnvironment node,
      LiveSession session,
      Booking booking,
      ConnectionRegistry connections,
      TaskNotifier tasks) {
    this.session = session;
    this.booking = booking;
    this.connections = connections;
    this.tasks = tasks;
    this.assignment =
        new TaskAssignment(
            node.ports().safety().board(),
            node.ports().safety().durable(),
            id -> node.ports().sessions().open(id));
    this.metrics = node.metrics();
  }

  /// Carries a command out once, however often it is sent. Never fails: a command that could not be
  /// carried out is answered `rejected`.
  Future<ServerMessage> carryOut(ClientMessage.Asked asked, Connection by) {
    return deduplicator
        .once(by.participantId(), asked.id(), () -> decide(asked, by))
        .otherwise(failure -> failed(asked.id(), failure));
  }

  private Future<ServerMessage> decide(ClientMessage.Asked asked, Connection by) {
    return switch (asked) {
      case ClientMessage.Chat chat -> Future.succeededFuture(chat(chat, by));
      case ClientMessage.TakeTask it ->
          ofTask(Action.TAKE_TASK, it.taskId(), by, task -> take(task, by))
              .map(done -> answer(it.id(), done));
      case ClientMessage.DoneTask it ->
          ofTask(Action.DONE_TASK, it.taskId(), by, task -> complete(task, by))
              .map(done -> answer(it.id(), done));
      case ClientMessage.Command command -> submit(command, by);
    };
  }

  private Future<ServerMessage> submit(ClientMessage.Command command, Connection by) {
    var mapper = new CommandMapper(booking, by.personId(), by.participantId());
    return session
        .submit(now -> mapper.of(command, now))
        .onSuccess(outcome -> tellWhoWasCalledOn(command, outcome, by))
        .map(outcome -> answer(command.id(), outcome));
  }

  /// Who was called on is seen and heard by all, and no fact for the ledger.
  private void tellWhoWasCalledOn(ClientMessage.Command command, Outcome outcome, Connection by) {
    if (command instanceof ClientMessage.CallOn on && outcome instanceof Outcome.Done) {
      connections.beside(
          on.participantId(),
          MessageCodec.frame(new ServerMessage.CalledOn(on.participantId(), by.participantId())));
    }
  }

  private Future<Outcome> ofTask(
      Action action, TaskId taskId, Connection by, Function<Task, Future<Outcome>> step) {
    Optional<Rejection> denied = CommandRights.denied(action, session.state(), by.participantId());
    if (denied.isPresent()) {
      return Future.succeededFuture(new Outcome.Refused(denied.get()));
    }
    return tasks
        .find(taskId)
        .map(step)
        .orElse(Future.succeededFuture(new Outcome.Refused(Rejection.ALREADY_OVER)));
  }

  private Future<Outcome> take(Task task, Connection by) {
    return assignment.take(task, by.personId(), Actor.of(by.participantId()), session.now());
  }

  private Future<Outcome> complete(Task task, Connection by) {
    boolean supervises = booking.supervises(by.personId());
    return assignment.done(task, by.personId(), supervises, session.now(), session.version());
  }

  private ServerMessage chat(ClientMessage.Chat chat, Connection by) {
    var decision =
        ChatRules.decide(
            session.state(), by.participantId(), chat.to(), FormatViews.chat(booking.policy()));
    return switch (decision) {
      case ChatRules.Decision.Refused(var rejection) -> rejected(chat.id(), rejection.code());
      case ChatRules.Decision.Reaches(var readers) -> deliver(chat, by, readers);
    };
  }

  private ServerMessage deliver(
      ClientMessage.Chat chat, Connection by, Set<ParticipantId> readers) {
    if (chat.text().isBlank() || chat.text().length() > LONGEST_CHAT) {
      return new ServerMessage.Rejected(chat.id(), "malformed", "/text");
    }
    var message = new ServerMessage.Chat(by.participantId(), chat.to(), chat.text(), session.now());
    connections.to(readers, MessageCodec.frame(message));
    return new ServerMessage.Done(chat.id(), session.version());
  }

  private ServerMessage answer(String id, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var version) -> new ServerMessage.Done(id, version);
      case Outcome.Refused(var rejection) -> rejected(id, rejection.code());
    };
  }

  private ServerMessage failed(String id, Throwable failure) {
    return switch (failure) {
      case SessionBusy _ -> rejected(id, "busy");
      case JournalUnavailable _, TaskNotRecorded _ -> rejected(id, "unavailable");
      default -> {
        log.error("Session {}: a command broke", session.sessionId(), failure);
        yield rejected(id, "internal");
      }
    };
  }

  private ServerMessage rejected(String id, String code) {
    metrics.refused(code);
    return new ServerMessage.Rejected(id, code, null);
  }
}
