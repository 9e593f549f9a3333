package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.checkin.CheckInSubmission;
import org.homegroup.id.SessionId;
import org.homegroup.practice.Booking;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.Outcome;
import org.homegroup.session.state.GroupSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rooms of this node. A room opens with the first connection to its session, or when the
/// server starts and its conference or a crisis goes on; it is let go when the session has ended.
public final class LiveRooms {

  private static final Logger log = LoggerFactory.getLogger(LiveRooms.class);

  private final RoomEnvironment node;
  private final ConferenceAdoption adoption;
  private final Map<SessionId, LiveRoom> rooms = new HashMap<>();

  public LiveRooms(RoomEnvironment node) {
    this.node = node;
    this.adoption = new ConferenceAdoption(node.ports().media(), node.time());
  }

  /// The room of a booked session, opened if it is not here yet. Empty if the session has ended.
  Future<Optional<LiveRoom>> open(Booking booking) {
    LiveRoom known = rooms.get(booking.sessionId());
    return known != null
        ? Future.succeededFuture(Optional.of(known))
        : node.ports()
            .sessions()
            .open(booking.schedule(), booking.policy().supervision())
            .compose(session -> open(session, booking));
  }

  /// Several may come at once; the first whose past is read opens the room.
  private Future<Optional<LiveRoom>> open(LiveSession session, Booking booking) {
    return session
        .history()
        .compose(events -> adoption.of(session).map(known -> new RoomPast(events, known)))
        .map(
            past ->
                session.state() instanceof GroupSession.Ended
                    ? Optional.empty()
                    : Optional.of(
                        rooms.computeIfAbsent(
                            booking.sessionId(),
                            _ -> new LiveRoom(node, session, booking, past, this::ended))));
  }

  private void ended(LiveRoom room) {
    rooms.remove(room.sessionId());
  }

  /// Opens the rooms that the last server left with a conference on the bridge, before anybody has
  /// come back: the bridge may not wait long, and participants who do not come back are to be cut
  /// in time. A conference of no open session is ended. Then the rooms with an open crisis, so that
  /// its tasks are on the board again and a supervisor is called.
  public Future<Void> takeUp() {
    return adoption
        .each(
            id ->
                open(id.sessionId()).map(room -> room.filter(it -> it.has(id.place())).isPresent()))
        .compose(_ -> takeUpCrises());
  }

  private Future<Void> takeUpCrises() {
    return Future.join(
            node.ports().sessions().all().stream()
                .filter(LiveRooms::isInCrisis)
                .map(session -> open(session.sessionId()))
                .toList())
        .onFailure(e -> log.warn("Not all crises are taken up: {}", e.getMessage()))
        .transform(_ -> Future.succeededFuture());
  }

  private static boolean isInCrisis(LiveSession session) {
    return session.state() instanceof GroupSession.Open open && !open.crises().open().isEmpty();
  }

  /// Empty if the session is over, or was called off.
  private Future<Optional<LiveRoom>> open(SessionId id) {
    return node.ports()
        .bookings()
        .of(id)
        .compose(
            booking -> booking.map(this::open).orElse(Future.succeededFuture(Optional.empty())));
  }

  /// The room if it is open.
  public Optional<LiveRoom> find(SessionId sessionId) {
    return Optional.ofNullable(rooms.get(sessionId));
  }

  public Collection<LiveRoom> all() {
    return List.copyOf(rooms.values());
  }

  /// Commits answers to the ledger of their session, through its room if it is open.
  public Future<Outcome> receiveCheckIn(CheckInSubmission submission) {
    SessionId id = submission.booking().sessionId();
    return find(id)
        .map(room -> room.receiveCheckIn(submission.card(), submission::command))
        .orElseGet(
            () ->
                node.ports()
                    .sessions()
                    .open(id)
                    .compose(session -> session.submit(submission::command)));
  }
}
