package org.homegroup.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.ParticipantId;

/// The lead who was leading at each time, as handed over. The [Timeline] knows whether that lead
/// was there; both together give the time that each lead led.
final class LeadHandover {

  private final List<Turn> turns = new ArrayList<>();

  private record Turn(Optional<ParticipantId> lead, Instant from) {}

  void passes(ParticipantId to, Instant at) {
    turns.add(new Turn(Optional.of(to), at));
  }

  void isDropped(ParticipantId by, Instant at) {
    if (!turns.isEmpty() && turns.getLast().lead().filter(by::equals).isPresent()) {
      turns.add(new Turn(Optional.empty(), at));
    }
  }

  /// The parts of these spans in which this lead led.
  List<TimeSpan> of(ParticipantId lead, List<TimeSpan> spans) {
    List<TimeSpan> led = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).lead().filter(lead::equals).isEmpty()) {
        continue;
      }
      Instant from = turns.get(i).from();
      Instant to = i + 1 < turns.size() ? turns.get(i + 1).from() : Instant.MAX;
      for (TimeSpan span : spans) {
        Instant start = span.start().isBefore(from) ? from : span.start();
        Instant stop = span.stop().isAfter(to) ? to : span.stop();
        if (start.isBefore(stop)) {
          led.add(new TimeSpan(start, stop));
        }
      }
    }
    return led;
  }
}
