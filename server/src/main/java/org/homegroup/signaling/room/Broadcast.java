package org.homegroup.signaling.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.id.PersonId;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.NotScheduled;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.GroupSession.Scheduled;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.ClientMessage.LeftOff;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;

/// Tells the connections of one session what a commit changed: each audience's messages are encoded
/// once, kept for those who come back, and shared by all who get them.
final class Broadcast {

  private final LiveSession session;
  private final ConnectionRegistry connections;
  private final ViewMapper views;
  private final EphemeralState ephemeral;
  private final StateDiff changes;
  private final WaitingRoomNotifier waitingRoom;
  private final LiveAttendance attendance;
  private final TalkTime talkTime;
  private final ReplayBuffers replay;
  private final Map<Object, String> sharedOfVersion = new HashMap<>();
  private Open open;
  private long version;

  /// @param window how many messages are kept for each audience
  Broadcast(
      LiveSession session,
      ConnectionRegistry connections,
      ViewMapper views,
      EphemeralState ephemeral,
      LiveAttendance attendance,
      TalkTime talkTime,
      int window) {
    this.session = session;
    this.connections = connections;
    this.views = views;
    this.ephemeral = ephemeral;
    this.changes = new StateDiff(views);
    this.waitingRoom = new WaitingRoomNotifier(connections, views, ephemeral);
    this.attendance = attendance;
    this.talkTime = talkTime;
    this.replay = new ReplayBuffers(window);
    this.version = session.version();
    this.open = session.state() instanceof Open is ? is : null;
    replay.keep(open == null ? Audience.GROUP_AND_LEADS : Audience.inRoom(open), version);
  }

  void committed(Commit commit) {
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
    for (Audience audience : replay.audiences()) {
      var message = new ServerMessage.SessionChanged(version, views.session(open, audience));
      tell(audience, MessageCodec.frame(message));
    }
    waitingRoom.tell(open, version);
  }

  /// Answers that the ledger named before have been read.
  void checkInsRead() {
    sharedOfVersion.clear();
    if (open != null) {
      toLeads(new ServerMessage.WaitingChanged(version, views.waiting(open, session.now())));
      toLeads(new ServerMessage.CheckInsChanged(version, views.checkIns(open)));
    }
  }

  private void toLeads(ServerMessage message) {
    Frame frame = MessageCodec.frame(message);
    replay.add(Audience.LEADS, version, frame);
    connections.toLeads(frame);
  }

  /// A lead has the queue on the screen: those waiting may be told.
  void queueSeen() {
    if (open != null) {
      waitingRoom.tell(open, version);
    }
  }

  /// A person checked their connection; leads see it if that person waits now.
  void preflightDone(PersonId personId) {
    if (open == null || open.seatOf(personId).filter(seat -> !seat.inRoom()).isEmpty()) {
      return;
    }
    sharedOfVersion.clear();
    toLeads(new ServerMessage.WaitingChanged(version, views.waiting(open, session.now())));
  }

  /// What a participant in the room sends has changed.
  void sendingChanged(ServerMessage.SendingChanged message) {
    sharedOfVersion.clear();
    if (open != null) {
      open.seat(message.participantId()).ifPresent(seat -> toThoseNear(seat, message));
    }
  }

  /// Kept for those who come back, though it is not of the ledger: without it they would show what
  /// is no longer so.
  private void toThoseNear(Seat seat, ServerMessage message) {
    Frame frame = MessageCodec.frame(message);
    replay.audiences().stream()
        .filter(audience -> audience.isNear(seat))
        .forEach(audience -> tell(audience, frame));
  }

  private void tell(Audience audience, Frame frame) {
    replay.add(audience, version, frame);
    connections.to(audience, frame, _ -> true);
  }

  /// Welcomes a new connection: after a short absence with the messages that it missed, otherwise
  /// with a snapshot.
  void welcome(
      Seat seat, Connection connection, Optional<LeftOff> leftOff, MessageCodec.Limits limits) {
    Optional<LeftOff> resumes =
        leftOff.filter(left -> left.audience() == connection.audienceKind());
    Optional<List<Frame>> missed = resumes.flatMap(left -> missed(seat, left.version()));
    connection.send(
        MessageCodec.welcome(
            missed.isPresent() ? resumes.get().version() : version,
            missed.isPresent(),
            session.now(),
            limits,
            connection.connectionId(),
            views.you(seat),
            missed.isPresent() ? sharedWhenResumed(seat) : shared(open, seat)));
    missed.ifPresent(frames -> frames.forEach(connection::send));
    waitingRoom.welcomed(open, seat, connection);
  }

  /// Empty if the connection needs a snapshot, because it was in another audience at `since`.
  private Optional<List<Frame>> missed(Seat seat, long since) {
    return since > version ? Optional.empty() : replay.missed(seat, since);
  }

  /// The part of a snapshot that is the same for all of an audience.
  private String shared(Open state, Seat seat) {
    return sharedOfVersion.computeIfAbsent(
        List.of(Audience.of(seat), isSeen(state, seat)),
        _ -> MessageCodec.shared(view(state, seat)));
  }

  /// The whole screen of this seat.
  View.Shared view(Open state, Seat seat) {
    Instant now = session.now();
    return views.shared(state, Audience.of(seat), isSeen(state, seat), attendance.rows(now), now);
  }

  private boolean isSeen(Open state, Seat seat) {
    return Audience.of(seat).equals(Audience.WAITING) && ephemeral.seen(state, seat);
  }

  /// Everything else is among the missed messages.
  private String sharedWhenResumed(Seat seat) {
    Audience audience = Audience.of(seat);
    return MessageCodec.shared(
        new View.Shared(
            audience.kind(), views.session(open, audience), null, null, null, null, null, null));
  }

  private void opened(Commit commit, Open after) {
    Open before = commit.before() instanceof Open was ? was : Open.opened(after.schedule());
    open = after;
    List<Audience> audiences = Audience.inRoom(after);
    // Whoever comes into a room that has just been opened is sent a snapshot.
    replay.keep(audiences, version);
    replay.moved(before, after, version);
    Map<Audience, List<Frame>> frames = new LinkedHashMap<>();
    for (Audience audience : audiences) {
      frames.put(audience, encode(changes.between(before, after, commit, audience, session.now())));
    }
    attendance
        .changed(session.now())
        .map(rows -> new ServerMessage.AttendanceChanged(version, rows))
        .map(MessageCodec::frame)
        .ifPresent(frames.get(Audience.LEADS)::add);
    frames.forEach((audience, all) -> all.forEach(frame -> replay.add(audience, version, frame)));
    List<Connection> moved = followSeats(after);
    frames.forEach(
        (audience, all) ->
            all.forEach(frame -> connections.to(audience, frame, one -> !moved.contains(one))));
    tellOfAssistance(before, after, moved);
    waitingRoom.tell(after, version);
  }

  /// Whether a lead is coming is between the participant who asked and the leads.
  private void tellOfAssistance(Open before, Open after, List<Connection> told) {
    for (Seat seat : after.seats().values()) {
      Optional<Instant> askedAt = seat.placement().assistanceRequestedAt();
      if (before
          .seat(seat.participantId())
          .filter(was -> !was.placement().assistanceRequestedAt().equals(askedAt))
          .isPresent()) {
        connections
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

  /// A participant whose audience changed gets a snapshot; one whose seat another connection took
  /// over is told so.
  private List<Connection> followSeats(Open after) {
    List<Connection> moved = new ArrayList<>();
    for (Connection connection : connections.all()) {
      Seat seat = after.seats().get(connection.participantId());
      if (seat == null) {
        continue;
      }
      if (!connection.isOf(seat)) {
        connections.remove(connection);
        replaced(connection, seat);
      } else if (connection.audience().equals(Audience.of(seat))) {
        connection.follow(seat);
      } else {
        connection.follow(seat);
        connection.send(
            MessageCodec.snapshot(version, session.now(), views.you(seat), shared(after, seat)));
        waitingRoom.welcomed(after, seat, connection);
        moved.add(connection);
        if (connection.audienceKind() == AudienceKind.LEADS) {
          talkTime.tell(connection);
        }
      }
    }
    return moved;
  }

  /// By another connection, by another socket of the same page, or by nothing: then its end was put
  /// on record by the server's own observation, and its page may come back.
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
        connections
            .of(left.participantId())
            .ifPresent(
                connection -> {
                  connections.remove(connection);
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
