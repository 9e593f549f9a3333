package org.homegroup.signaling.room;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.practice.Booking;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.Crisis;
import org.homegroup.session.state.Crises;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;

/// Tells leads of all open crises, and each participant in a crisis of their own; nobody else hears
/// of one. Each message is the whole state, and is repeated after a welcome.
final class CrisisNotifier {

  private final LiveSession session;
  private final SeatNames names;
  private final ConnectionRegistry connections;
  private final Set<ConnectionId> toldLeads = new HashSet<>();
  private List<View.Crisis> crises;
  private Map<ParticipantId, ServerMessage.OwnCrisisChanged> own;

  CrisisNotifier(LiveSession session, Booking booking, ConnectionRegistry connections) {
    this.session = session;
    this.names = new SeatNames(booking, session::state);
    this.connections = connections;
    this.crises = crises();
    this.own = own();
  }

  void committed() {
    tellLeads();
    tellParticipants();
    tellNewLeads();
  }

  private void tellLeads() {
    List<View.Crisis> before = crises;
    crises = crises();
    if (!crises.equals(before)) {
      connections.toLeads(MessageCodec.frame(new ServerMessage.CrisesChanged(crises)));
    }
  }

  private void tellParticipants() {
    Map<ParticipantId, ServerMessage.OwnCrisisChanged> before = own;
    own = own();
    own.forEach(
        (id, crisis) -> {
          if (!crisis.equals(before.get(id))) {
            tell(id, crisis);
          }
        });
    before.keySet().stream()
        .filter(id -> !own.containsKey(id))
        .forEach(id -> tell(id, new ServerMessage.OwnCrisisChanged(null, false)));
  }

  private void tell(ParticipantId id, ServerMessage.OwnCrisisChanged crisis) {
    connections.of(id).ifPresent(connection -> connection.send(MessageCodec.frame(crisis)));
  }

  /// A participant who was granted the lead has a snapshot, which has no crises in it.
  private void tellNewLeads() {
    for (Connection connection : connections.all()) {
      if (connection.audienceKind() == AudienceKind.LEADS
          && !toldLeads.contains(connection.connectionId())) {
        tellLead(connection);
      }
    }
  }

  /// After the welcome: what a client is not told of does not exist for it.
  void welcomed(Connection connection) {
    ServerMessage.OwnCrisisChanged crisis = own.get(connection.participantId());
    if (crisis != null) {
      connection.send(MessageCodec.frame(crisis));
    }
    if (connection.audienceKind() == AudienceKind.LEADS) {
      tellLead(connection);
    }
  }

  private void tellLead(Connection lead) {
    toldLeads.add(lead.connectionId());
    if (!crises.isEmpty()) {
      lead.send(MessageCodec.frame(new ServerMessage.CrisesChanged(crises)));
    }
  }

  private Map<ParticipantId, ServerMessage.OwnCrisisChanged> own() {
    var all = new LinkedHashMap<ParticipantId, ServerMessage.OwnCrisisChanged>();
    if (session.state() instanceof Open open) {
      for (Crisis crisis : open.crises().open().values()) {
        all.put(
            crisis.participantId(),
            new ServerMessage.OwnCrisisChanged(crisis.raisedAt(), Crises.isAttended(open, crisis)));
      }
    }
    return all;
  }

  private List<View.Crisis> crises() {
    return session.state() instanceof Open open
        ? open.crises().open().values().stream().map(crisis -> view(open, crisis)).toList()
        : List.of();
  }

  private View.Crisis view(Open open, Crisis crisis) {
    return new View.Crisis(
        crisis.crisisId(),
        crisis.participantId(),
        names.personOf(crisis.participantId()).flatMap(names::nameOf).orElse(null),
        crisis.raisedAt(),
        Crises.isAttended(open, crisis),
        Crises.leadsWith(open, crisis).stream().map(Seat::participantId).toList(),
        open.seat(crisis.participantId()).filter(Seat::connected).isPresent());
  }
}
