package org.homegroup.safety;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.CrisisRaised;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.SessionEnded;

/// The crises of one session and the persons in its seats, read from the ledger. The session's
/// state forgets a crisis when it is closed, and all participants when it ends. Pure.
public final class CrisisHistory {

  private final List<SessionEvent> events;
  private final Map<ParticipantId, PersonId> people = new HashMap<>();
  private final Map<ParticipantId, CheckInReceived> said = new HashMap<>();
  private final SequencedMap<CrisisId, CrisisRaised> raised = new LinkedHashMap<>();
  private final Map<CrisisId, CrisisRecord> records = new HashMap<>();

  private CrisisHistory(List<SessionEvent> events) {
    this.events = events;
  }

  /// Reads the history.
  ///
  /// @param events of the whole session so far
  public static CrisisHistory of(List<SessionEvent> events, Instant now) {
    var history = new CrisisHistory(events);
    for (int i = 0; i < events.size(); i++) {
      history.apply(events.get(i), i);
    }
    history.open().forEach(it -> history.put(it, events.size(), now, Optional.empty()));
    return history;
  }

  /// The crises in the order in which they were raised.
  public List<CrisisRecord> crises() {
    return raised.keySet().stream().map(records::get).toList();
  }

  public Optional<CrisisRecord> crisis(CrisisId id) {
    return Optional.ofNullable(records.get(id));
  }

  /// The person who had that seat.
  public Optional<PersonId> personOf(ParticipantId participant) {
    return Optional.ofNullable(people.get(participant));
  }

  /// The participant id that this person had.
  public Optional<ParticipantId> participantOf(PersonId person) {
    return people.entrySet().stream()
        .filter(one -> one.getValue().equals(person))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// Applies one event.
  ///
  /// @param place position of the event among all
  private void apply(SessionEvent event, int place) {
    switch (event) {
      case ParticipantArrived it -> people.put(it.participantId(), it.personId());
      case CheckInReceived it -> said.put(it.participantId(), it);
      case CrisisRaised it -> raised.put(it.crisisId(), it);
      case CrisisClosed it -> closed(raised.get(it.crisisId()), place, it.at(), it.by());
      case SessionEnded it -> open().forEach(one -> closed(one, place, it.at(), Actor.CLOCK));
      default -> {}
    }
  }

  private List<CrisisRaised> open() {
    return raised.values().stream().filter(it -> !records.containsKey(it.crisisId())).toList();
  }

  private void closed(CrisisRaised it, int place, Instant at, Actor by) {
    Optional<PersonId> person = Optional.ofNullable(people.get(new ParticipantId(by.value())));
    put(it, place, at, Optional.of(new CrisisRecord.Closed(at, person)));
  }

  private void put(CrisisRaised it, int until, Instant at, Optional<CrisisRecord.Closed> closed) {
    Optional<CheckInReceived> answers = Optional.ofNullable(said.get(it.participantId()));
    records.put(
        it.crisisId(),
        new CrisisRecord(
            it.crisisId(),
            it.participantId(),
            people.get(it.participantId()),
            it.at(),
            closed,
            answers.map(CheckInReceived::checkInId),
            answers.filter(CheckInReceived::locationConfirmed).isPresent(),
            LastMedia.of(events.subList(0, until), it.participantId(), at)));
  }
}
