package org.homegroup.signaling.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.homegroup.id.PersonId;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.NotScheduled;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.GroupSession.Scheduled;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;

/// Tells the connections of one session what a commit changed: each audience's messages are encoded
/// once, kept for those who come back, and shared by all who get them.
public final class Broadcast {

  private final ConnectionRegistry seated;
  private final ViewMapper views;
  private final EphemeralState moment;
  private final StateDiff changes;
  private final WaitingRoomNotifier waitingRoom;
  private final LiveAttendance attendance;
  private final TalkTime floor;
  private final Supplier<Instant> now;
  private final ReplayBuffers logs;
  private final Map<Object, String> sharedOfVersion = new HashMap<>();
  private Open open;
  private long version;

  /// @param state the state at `version`
  public Broadcast(
      ConnectionRegistry seated,
      ViewMapper views,
      EphemeralState moment,
      LiveAttendance attendance,
      TalkTime floor,
      Supplier<Instant> now,
      int window,
      GroupSession state,
      long version) {
    this.seated = seated;
    this.views = views;
    this.moment = moment;
    this.changes = new StateDiff(views);
    this.waitingRoom = new WaitingRoomNotifier(seated, views, moment);
    this.attendance = attendance;
    this.floor = floor;
    this.now = now;
    this.logs = new ReplayBuffers(window);
    this.version = version;
    this.open = state instanceof Open is ? is : null;
    logs.keep(open == null ? Audience.GROUP_AND_LEADS : Audience.inRoom(open), version);
  }

  void committed(Commit commit) {
    moment.after(commit);
    version = commit.version();
    sharedOfVersion.clear();
    goodbyes(commit.events());
    switch (commit.after()) {
      case Open after -> opened(commit, after);
      case Ended _ -> open = null;
      case NotScheduled _, Scheduled _ -> {}
    }
  }

  /// Something of the moment changed that is shown as part of the session, such as whether there is
  /// video.
  void sessionChanged() {
    sharedOfVersion.clear();
    if (open == null) {
      return;
    }
    for (Audience circle : logs.circles()) {
      var message = new ServerMessage.SessionChanged(version, views.session(open, circle));
      tell(circle, MessageCodec.frame(message));
    }
    waitingRoom.tell(open, version);
  }

  /// Answers that the ledger named before have been read.
  void checkInsRead() {
    sharedOfVersion.clear();
    if (open != null) {
      toLeads(new ServerMessage.WaitingChanged(version, views.waiting(open, now.get())));
      toLeads(new ServerMessage.CheckInsChanged(version, views.checkIns(open)));
    }
  }

  private void toLeads(ServerMessage message) {
    Frame frame = MessageCodec.frame(message);
    logs.add(Audience.LEADS, version, frame);
    seated.toLeads(frame);
  }

  /// A lead has the queue on the screen: those waiting may be told.
  void queueSeen() {
    if (open != null) {
      waitingRoom.tell(open, version);
    }
  }

  /// Somebody checked their line; leads see it if that person waits now.
  public void checked(PersonId personId) {
    if (open == null || open.seatOf(personId).filter(seat -> !seat.inRoom()).isEmpty()) {
      return;
    }
    sharedOfVersion.clear();
    toLeads(new ServerMessage.WaitingChanged(version, views.waiting(open, now.get())));
  }

  /// Somebody in the room used their own switches.
  void switched(ServerMessage.SendingChanged message) {
    sharedOfVersion.clear();
    if (open != null) {
      open.seat(message.participantId()).ifPresent(seat -> toThoseNear(seat, message));
    }
  }

  /// Kept for those who come back, though it is not of the ledger: without it they would show what
  /// is no longer so.
  private void toThoseNear(Seat seat, ServerMessage message) {
    Frame frame = MessageCodec.frame(message);
    logs.circles().stream()
        .filter(circle -> circle.isNear(seat))
        .forEach(circle -> tell(circle, frame));
  }

  private void tell(Audience circle, Frame frame) {
    logs.add(circle, version, frame);
    seated.to(circle, frame, _ -> true);
  }

  /// What somebody in this seat may have missed who saw `since` last, in part or in whole; empty if
  /// they need a snapshot, because they were somewhere else then.
  Optional<List<Frame>> missed(Seat seat, long since) {
    return since > version ? Optional.empty() : logs.missed(seat, since);
  }

  /// The part of a snapshot that is the same for all of an audience.
  String shared(Open state, Seat seat) {
    Audience circle = Audience.of(seat);
    boolean seen = circle.equals(Audience.WAITING) && moment.seen(state, seat);
    return sharedOfVersion.computeIfAbsent(
        List.of(circle, seen),
        _ ->
            MessageCodec.shared(
                views.shared(state, circle, seen, attendance.rows(now.get()), now.get())));
  }

  /// The part of a welcome that follows a short absence: everything else is among the missed
  /// messages.
  String sharedWhenResumed(Open state, Audience circle) {
    return MessageCodec.shared(
        new View.Shared(
            circle.audience(), views.session(state, circle), null, null, null, null, null, null));
  }

  /// Somebody in the waiting room has just been told how it stands.
  void welcomed(Open state, Seat seat, Connection connection) {
    waitingRoom.welcomed(state, seat, connection);
  }

  private void opened(Commit commit, Open after) {
    Open before = commit.before() instanceof Open was ? was : Open.opened(after.schedule());
    open = after;
    List<Audience> circles = Audience.inRoom(after);
    // Whoever comes into a room that has just been opened is sent a snapshot.
    logs.keep(circles, version);
    logs.moved(before, after, version);
    Map<Audience, List<Frame>> frames = new LinkedHashMap<>();
    for (Audience circle : circles) {
      frames.put(circle, encode(changes.between(before, after, commit, circle, now.get())));
    }
    attendance
        .changed(now.get())
        .map(rows -> new ServerMessage.AttendanceChanged(version, rows))
        .map(MessageCodec::frame)
        .ifPresent(frames.get(Audience.LEADS)::add);
    frames.forEach((circle, all) -> all.forEach(frame -> logs.add(circle, version, frame)));
    List<Connection> moved = followSeats(after);
    frames.forEach(
        (circle, all) ->
            all.forEach(frame -> seated.to(circle, frame, one -> !moved.contains(one))));
    tellOfHelp(before, after, moved);
    waitingRoom.tell(after, version);
  }

  /// Whether help is on its way is between the one who asked and the leads.
  private void tellOfHelp(Open before, Open after, List<Connection> told) {
    for (Seat seat : after.seats().values()) {
      Optional<Instant> askedAt = seat.placement().assistanceRequestedAt();
      if (before
          .seat(seat.participantId())
          .filter(was -> !was.placement().assistanceRequestedAt().equals(askedAt))
          .isPresent()) {
        seated
            .of(seat.participantId())
            .filter(one -> !told.contains(one))
            .ifPresent(
                one ->
                    one.send(
                        MessageCodec.frame(
                            new ServerMessage.AssistanceChanged(version, askedAt.orElse(null)))));
      }
    }
  }

  /// Whoever is among others now gets a snapshot; whose seat another line took over is told so.
  private List<Connection> followSeats(Open after) {
    List<Connection> moved = new ArrayList<>();
    for (Connection connection : seated.all()) {
      Seat seat = after.seats().get(connection.participantId());
      if (seat == null) {
        continue;
      }
      if (!connection.isLineOf(seat)) {
        seated.remove(connection);
        replaced(connection, seat);
      } else if (connection.circle().equals(Audience.of(seat))) {
        connection.follow(seat);
      } else {
        connection.follow(seat);
        connection.send(
            MessageCodec.snapshot(version, now.get(), views.you(seat), shared(after, seat)));
        welcomed(after, seat, connection);
        moved.add(connection);
        if (connection.audience() == AudienceKind.LEADS) {
          floor.tell(connection);
        }
      }
    }
    return moved;
  }

  /// By another connection, by another socket of the same page, or by nothing: then its end was put
  /// on record by somebody who knew better, and its page may come back.
  private static void replaced(Connection connection, Seat seat) {
    if (seat.connected()) {
      connection.goodbye(CloseCode.TAKEN_OVER);
    } else {
      connection.close(CloseCode.LOST);
    }
  }

  private void goodbyes(List<SessionEvent> events) {
    for (SessionEvent event : events) {
      if (event instanceof ParticipantLeft left) {
        seated
            .of(left.participantId())
            .ifPresent(
                connection -> {
                  seated.remove(connection);
                  connection.goodbye(code(left.reason()));
                });
      }
    }
  }

  private static CloseCode code(LeaveReason reason) {
    return switch (reason) {
      case LEFT -> CloseCode.LEFT;
      case CONNECTION_LOST -> CloseCode.LOST;
      case REMOVED -> CloseCode.REMOVED;
      case DECLINED -> CloseCode.DECLINED;
      case SESSION_ENDED -> CloseCode.SESSION_ENDED;
    };
  }

  private static List<Frame> encode(List<ServerMessage> messages) {
    List<Frame> frames = new ArrayList<>();
    messages.forEach(message -> frames.add(MessageCodec.frame(message)));
    return frames;
  }
}
