package org.homegroup.signaling.room;

import java.util.List;
import org.homegroup.practice.Booking;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.session.ChatPolicy;
import org.homegroup.session.rules.ChatRules;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.View;

/// The practice's policy for a kind of room, as screens show it and as the rules receive it.
final class FormatViews {

  private FormatViews() {}

  static View.Format of(Booking booking, Open open, Audience audience) {
    return new View.Format(
        booking.roomKind(),
        agenda(booking.policy(), open),
        open.agenda()
            .chair()
            .flatMap(open::seat)
            .filter(seat -> audience.sees(open, seat))
            .map(Seat::participantId)
            .orElse(null),
        new View.Chat(ChatRules.choices(audience.equals(Audience.LEADS), chat(booking.policy()))));
  }

  static ChatPolicy chat(RoomPolicy policy) {
    return new ChatPolicy(
        policy.chat().patientsTo() == RoomPolicy.PatientsTo.GROUP,
        policy.chat().privateAmongPatients());
  }

  private static View.Agenda agenda(RoomPolicy policy, Open open) {
    List<View.Part> parts =
        policy.agenda().stream()
            .map(part -> new View.Part(part.part(), part.title(), part.minutes()))
            .toList();
    View.Current current =
        open.agenda()
            .part()
            .map(begun -> new View.Current(begun.number(), begun.since()))
            .orElse(null);
    return parts.isEmpty() ? null : new View.Agenda(parts, current);
  }
}
