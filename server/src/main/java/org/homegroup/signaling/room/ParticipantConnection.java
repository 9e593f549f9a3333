package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.util.Set;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.runtime.SessionBusy;
import org.homegroup.safety.TaskNotRecorded;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;
import org.homegroup.session.rules.ChatRules;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.Explanations;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;
import org.homegroup.signaling.socket.MessageHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection that has a seat: takes its messages, and answers each command exactly once.
final class ParticipantConnection implements MessageHandler {

  private static final Logger log = LoggerFactory.getLogger(ParticipantConnection.class);
  private static final int LONGEST_CHAT = 2000;

  private final LiveRoom gathering;
  private final Connection connection;
  private final CommandMapper commands;
  private final Metrics metrics;

  ParticipantConnection(
      LiveRoom gathering, Connection connection, PersonId person, Metrics metrics) {
    this.gathering = gathering;
    this.connection = connection;
    this.commands = new CommandMapper(gathering.booking(), person, connection.participantId());
    this.metrics = metrics;
  }

  @Override
  public void heard(long nanos) {
    connection.heard(gathering.now(), nanos);
  }

  @Override
  public boolean take(ClientMessage message) {
    if (message instanceof ClientMessage.Hello
        || message instanceof ClientMessage.Preflight
        || message instanceof ClientMessage.PreflightRelay
        || message instanceof ClientMessage.PreflightMeasured) {
      return false;
    }
    if (!connection.closing()) {
      carryOut(message);
    }
    return true;
  }

  private void carryOut(ClientMessage message) {
    switch (message) {
      case ClientMessage.Hello _, ClientMessage.Pong _ -> {}
      case ClientMessage.Preflight _,
          ClientMessage.PreflightRelay _,
          ClientMessage.PreflightMeasured _ -> {}
      case ClientMessage.Sending it -> sending(new View.Kinds(it.audio(), it.video()));
      case ClientMessage.QueueSeen it -> queueSeen(it.version());
      case ClientMessage.Receive it ->
          gathering
              .media()
              .setReceiverConstraints(
                  connection.participantId(), connection.connectionId(), it.wishes());
      case ClientMessage.Media it ->
          gathering
              .media()
              .receive(
                  connection.participantId(),
                  connection.connectionId(),
                  it.endpoint(),
                  it.signal());
      case ClientMessage.Asked it -> once(it);
    }
  }

  @Override
  public void gone(boolean said) {
    DisconnectReporter.lost(
        gathering, connection, said ? gathering.now() : connection.lastHeardAt());
  }

  private void sending(View.Kinds kinds) {
    if (gathering.moment().sending(connection.participantId(), kinds) && connection.inRoom()) {
      gathering
          .broadcast()
          .switched(new ServerMessage.SendingChanged(connection.participantId(), kinds));
    }
  }

  private void queueSeen(long version) {
    if (connection.audience() == AudienceKind.LEADS) {
      long real = Math.min(version, gathering.session().version());
      gathering.moment().queueSeen(connection.connectionId(), real);
      gathering.broadcast().queueSeen();
    }
  }

  private void once(ClientMessage.Asked asked) {
    gathering
        .memory()
        .once(connection.participantId(), asked.id(), () -> carryOut(asked))
        .onSuccess(this::answer)
        .onFailure(failure -> answer(broken(asked.id(), failure)));
  }

  private Future<ServerMessage> carryOut(ClientMessage.Asked asked) {
    return switch (asked) {
      case ClientMessage.Chat chat -> Future.succeededFuture(chat(chat));
      case ClientMessage.TakeTask it ->
          gathering
              .desk()
              .take(it.taskId(), connection, commands.person())
              .map(outcome -> answer(it.id(), outcome));
      case ClientMessage.DoneTask it ->
          gathering
              .desk()
              .done(it.taskId(), connection, commands.person())
              .map(outcome -> answer(it.id(), outcome));
      case ClientMessage.Command command ->
          gathering
              .session()
              .submit(now -> commands.of(command, now))
              .onSuccess(outcome -> calledOn(command, outcome))
              .map(outcome -> answer(command.id(), outcome));
    };
  }

  /// Who was called on is seen and heard by all, and no fact for the ledger.
  private void calledOn(ClientMessage.Command command, Outcome outcome) {
    if (command instanceof ClientMessage.CallOn on && outcome instanceof Outcome.Done) {
      gathering
          .seated()
          .beside(
              on.participantId(),
              MessageCodec.frame(
                  new ServerMessage.CalledOn(on.participantId(), connection.participantId())));
    }
  }

  private ServerMessage chat(ClientMessage.Chat chat) {
    var decision =
        ChatRules.decide(
            gathering.session().state(),
            connection.participantId(),
            chat.to(),
            FormatViews.chat(gathering.booking().policy()));
    return switch (decision) {
      case ChatRules.Decision.Refused(var rejection) -> rejected(chat.id(), rejection);
      case ChatRules.Decision.Reaches(var readers) -> deliver(chat, readers);
    };
  }

  private ServerMessage deliver(ClientMessage.Chat chat, Set<ParticipantId> readers) {
    if (chat.text().isBlank() || chat.text().length() > LONGEST_CHAT) {
      return new ServerMessage.Rejected(
          chat.id(), "malformed", "A message has 1 to 2000 characters.", "/text");
    }
    var message =
        new ServerMessage.Chat(connection.participantId(), chat.to(), chat.text(), gathering.now());
    gathering.seated().to(readers, MessageCodec.frame(message));
    return new ServerMessage.Done(chat.id(), gathering.session().version());
  }

  private ServerMessage answer(String id, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var version) -> new ServerMessage.Done(id, version);
      case Outcome.Refused(var rejection) -> rejected(id, rejection);
    };
  }

  private ServerMessage rejected(String id, Rejection rejection) {
    metrics.refused(rejection.code());
    return new ServerMessage.Rejected(id, rejection.code(), Explanations.of(rejection), null);
  }

  private ServerMessage broken(String id, Throwable failure) {
    return switch (failure) {
      case SessionBusy _ -> failed(id, "busy", "Too much at once. Please try again.");
      case JournalUnavailable _, TaskNotRecorded _ ->
          failed(id, "unavailable", "That could not be recorded, so it did not happen.");
      default -> {
        log.error("Session {}: a command broke", gathering.session().sessionId(), failure);
        yield failed(id, "internal", "Something broke on our side.");
      }
    };
  }

  private ServerMessage failed(String id, String code, String detail) {
    metrics.refused(code);
    return new ServerMessage.Rejected(id, code, detail, null);
  }

  private void answer(ServerMessage message) {
    connection.send(MessageCodec.frame(message));
  }
}
