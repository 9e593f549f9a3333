package org.homegroup.testing;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.projection.CheckInsByPerson;
import org.homegroup.projection.CommittedCheckIn;
import org.homegroup.projection.LeftCallback;
import org.homegroup.projection.Projection;
import org.homegroup.projection.SessionLifecycles;
import org.homegroup.projection.UntakenCallbacks;

/// The read models for tests, and the yardstick of those in PostgreSQL: folds the whole journal
/// again at each question.
public final class InMemoryReadModels {

  private final Journal journal;

  public InMemoryReadModels(Journal journal) {
    this.journal = journal;
  }

  public Future<List<SessionId>> openSessions() {
    return lifecycles()
        .map(
            all ->
                all.entrySet().stream()
                    .filter(it -> !it.getValue())
                    .map(Map.Entry::getKey)
                    .toList());
  }

  public Future<Set<SessionId>> endedAmong(Collection<SessionId> sessions) {
    return lifecycles()
        .map(
            all ->
                sessions.stream()
                    .filter(it -> all.getOrDefault(it, false))
                    .collect(Collectors.toSet()));
  }

  /// Whether each session has ended.
  private Future<Map<SessionId, Boolean>> lifecycles() {
    var ended = new LinkedHashMap<SessionId, Boolean>();
    return fold(
            new SessionLifecycles(),
            change -> {
              switch (change) {
                case SessionLifecycles.Begun it -> ended.putIfAbsent(it.sessionId(), false);
                case SessionLifecycles.Ended it -> ended.put(it.sessionId(), true);
              }
            })
        .map(ended);
  }

  private record Seat(SessionId sessionId, ParticipantId participantId) {}

  public Future<List<CommittedCheckIn>> checkInsOf(Set<PersonId> people, Instant since) {
    var seats = new LinkedHashMap<Seat, PersonId>();
    var received = new ArrayList<CommittedCheckIn>();
    return fold(
            new CheckInsByPerson(),
            change -> {
              switch (change) {
                case CheckInsByPerson.Seated it ->
                    seats.put(new Seat(it.sessionId(), it.participantId()), it.personId());
                case CheckInsByPerson.Received it -> {
                  PersonId person = seats.get(new Seat(it.sessionId(), it.event().participantId()));
                  if (person != null) {
                    received.add(new CommittedCheckIn(person, it.event()));
                  }
                }
                case CheckInsByPerson.SeatsGone it ->
                    seats.keySet().removeIf(seat -> seat.sessionId().equals(it.sessionId()));
              }
            })
        .map(
            _ ->
                received.stream()
                    .filter(it -> people.contains(it.personId()))
                    .filter(it -> !it.received().at().isBefore(since))
                    .toList());
  }

  private record OfCrisis(SessionId sessionId, CrisisId crisisId) {}

  public Future<List<LeftCallback>> callbacksLeftSince(Instant since) {
    var due = new LinkedHashMap<OfCrisis, LeftCallback>();
    var over = new HashSet<SessionId>();
    return fold(
            new UntakenCallbacks(),
            change -> {
              switch (change) {
                case UntakenCallbacks.Due(var it) ->
                    due.put(new OfCrisis(it.sessionId(), it.crisisId()), it);
                case UntakenCallbacks.Settled it ->
                    due.remove(new OfCrisis(it.sessionId(), it.crisisId()));
                case UntakenCallbacks.Left it -> {
                  if (!it.endedAt().isBefore(since)) {
                    over.add(it.sessionId());
                  }
                }
              }
            })
        .map(
            _ ->
                due.values().stream()
                    .filter(it -> over.contains(it.sessionId()))
                    .sorted(Comparator.comparing(LeftCallback::raisedAt))
                    .toList());
  }

  private <C> Future<Void> fold(Projection<C> projection, Consumer<C> change) {
    return journal
        .readAll(0, Integer.MAX_VALUE)
        .map(
            entries -> {
              for (JournalEntry entry : entries) {
                projection.changes(entry).forEach(change);
              }
              return null;
            });
  }
}
