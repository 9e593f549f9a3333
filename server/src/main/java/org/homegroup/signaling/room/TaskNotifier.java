package org.homegroup.signaling.room;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.PersonId;
import org.homegroup.id.TaskId;
import org.homegroup.practice.Booking;
import org.homegroup.runtime.LiveSession;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.safety.TaskProjector;
import org.homegroup.session.state.Commit;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;

/// Keeps the node's board of tasks as this session has them, and tells leads of its open tasks.
/// Each message is the whole list, and is repeated after a welcome.
final class TaskNotifier {

  private final Booking booking;
  private final SeatNames names;
  private final ConnectionRegistry connections;
  private final TaskBoard board;
  private final TaskProjector projector;
  private final Runnable unobserve;
  private final Set<ConnectionId> toldLeads = new HashSet<>();

  TaskNotifier(
      RoomEnvironment node, LiveSession session, Booking booking, ConnectionRegistry connections) {
    SafetyPorts safety = node.ports().safety();
    this.booking = booking;
    this.names = new SeatNames(booking, session::state);
    this.connections = connections;
    this.board = safety.board();
    this.projector =
        new TaskProjector(
            booking, board, safety.durable(), node.time().loop(), session::state, session::now);
    this.unobserve = board.observe(this::changed);
    projector.follow();
  }

  void committed() {
    projector.follow();
    // A participant who was granted the lead has a snapshot, which has no tasks in it.
    for (Connection connection : connections.all()) {
      if (connection.audienceKind() == AudienceKind.LEADS
          && !toldLeads.contains(connection.connectionId())) {
        tellLead(connection);
      }
    }
  }

  /// The session is over, with this commit.
  void ended(Commit end) {
    projector.ended(end);
    unobserve.run();
  }

  /// After the welcome: what a client is not told of does not exist for it.
  void welcomed(Connection connection) {
    if (connection.audienceKind() == AudienceKind.LEADS) {
      tellLead(connection);
    }
  }

  /// An open task of this session.
  Optional<Task> find(TaskId taskId) {
    return open().stream().filter(task -> task.taskId().equals(taskId)).findFirst();
  }

  private void tellLead(Connection lead) {
    toldLeads.add(lead.connectionId());
    if (!open().isEmpty()) {
      lead.send(MessageCodec.frame(tasks()));
    }
  }

  private void changed(TaskBoard.Change change) {
    if (change.task().sessionId().equals(booking.sessionId())) {
      connections.toLeads(MessageCodec.frame(tasks()));
    }
  }

  private List<Task> open() {
    return board.open(booking.organizationId()).stream()
        .filter(task -> task.sessionId().equals(booking.sessionId()))
        .toList();
  }

  private ServerMessage.TasksChanged tasks() {
    return new ServerMessage.TasksChanged(open().stream().map(this::view).toList());
  }

  private View.OpenTask view(Task task) {
    Optional<PersonId> person =
        task.personId().or(() -> task.participantId().flatMap(names::personOf));
    Optional<PersonId> taker = task.taken().map(Task.Taken::by);
    return new View.OpenTask(
        task.taskId(),
        task.kind(),
        task.participantId().or(() -> person.flatMap(names::participantOf)).orElse(null),
        person.flatMap(names::nameOf).orElse(null),
        task.raisedAt(),
        task.dueAt().orElse(null),
        taker.isPresent(),
        taker.flatMap(names::nameOf).orElse(null),
        taker.flatMap(names::participantOf).orElse(null),
        task.durable(),
        board.isUnreached(task.taskId()));
  }
}
