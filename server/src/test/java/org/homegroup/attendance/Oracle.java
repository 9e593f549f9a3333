package org.homegroup.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Role;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.BreakStarted;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.ConnectionTakenOver;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.LeadGranted;
import org.homegroup.session.SessionEvent.MediaDown;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.SessionResumed;
import org.homegroup.session.SessionEvent.SessionStarted;
import org.homegroup.session.SessionEvent.SideRoomEntered;
import org.homegroup.session.SessionEvent.SideRoomLeft;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.session.SideRoomPurpose;

/// The counting rules a second time, in the slowest and plainest form, to verify [AttendanceFold]:
/// pairs of events make spans, and each instant is classified alone, for everyone. Shares no code
/// with the fold.
final class Oracle {

  /// From `from` until `to` (exclusive); empty when it ends before it begins.
  private record Span(Instant from, Instant to) {
    boolean holds(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(to);
    }
  }

  private final List<SessionEvent> events;
  private final Instant asOf;
  private final Set<SideRoomId> apart = new HashSet<>();

  Oracle(List<SessionEvent> events, Instant asOf) {
    this.events = events;
    this.asOf = asOf;
    for (SessionEvent event : events) {
      if (event instanceof SideRoomOpened it && it.purpose() != SideRoomPurpose.SMALL_GROUP) {
        apart.add(it.sideRoomId());
      }
    }
  }

  private boolean ended(Instant moment) {
    return events.stream()
        .anyMatch(it -> it instanceof SessionEnded ended && !ended.at().isAfter(moment));
  }

  /// Milliseconds of each participant by class.
  Map<ParticipantId, Map<TimeClass, Long>> millis() {
    var moments = new ArrayList<>(moments());
    var millis = new LinkedHashMap<ParticipantId, Map<TimeClass, Long>>();
    Set<ParticipantId> everybody = everybody();
    everybody.forEach(id -> millis.put(id, new EnumMap<>(TimeClass.class)));
    List<Span> inSession = inSession();
    List<Span> onBreak = spans(BreakStarted.class::isInstance, this::breakEnds);
    Map<ParticipantId, Person> people = new HashMap<>();
    everybody.forEach(id -> people.put(id, new Person(id)));
    for (int i = 0; i + 1 < moments.size(); i++) {
      Instant moment = moments.get(i);
      boolean covered = people.values().stream().anyMatch(person -> person.covers(moment));
      boolean running = holds(inSession, moment);
      boolean breaking = holds(onBreak, moment);
      long length = moments.get(i + 1).toEpochMilli() - moment.toEpochMilli();
      for (Person person : people.values()) {
        boolean attended = people.values().stream().anyMatch(it -> it.attends(person, moment));
        TimeClass counted = person.counted(moment, running, breaking, covered, attended);
        if (counted != TimeClass.ABSENT) {
          millis.get(person.id).merge(counted, length, Long::sum);
        }
      }
    }
    return millis;
  }

  private final class Person {

    final ParticipantId id;
    final List<Span> seated;
    final List<Span> admitted;
    final List<Span> connected;
    final List<Span> audio;
    final List<Span> video;
    final List<Span> lead;

    Person(ParticipantId id) {
      this.id = id;
      seated =
          spans(
              e -> e instanceof ParticipantArrived it && it.participantId().equals(id), this::left);
      admitted =
          spans(
              e -> e instanceof ParticipantAdmitted it && it.participantId().equals(id),
              this::outOfRoom);
      connected = spans(this::connects, this::disconnects);
      audio = media(MediaKind.AUDIO);
      video = media(MediaKind.VIDEO);
      lead = spans(this::becomesLead, this::left);
    }

    boolean leads(Instant moment) {
      return holds(lead, moment) && holds(admitted, moment) && holds(connected, moment);
    }

    boolean covers(Instant moment) {
      return leads(moment) && aside(moment) == null;
    }

    /// Whether this lead is in the other person's aside.
    boolean attends(Person other, Instant moment) {
      return leads(moment) && aside(moment) != null && aside(moment).equals(other.aside(moment));
    }

    /// This person's aside at that time; `null` with the group.
    SideRoomId aside(Instant moment) {
      SideRoomId in = null;
      for (SessionEvent event : events) {
        if (!event.at().isAfter(moment)) {
          in = asideAfter(event, in);
        }
      }
      return in;
    }

    private SideRoomId asideAfter(SessionEvent event, SideRoomId in) {
      return switch (event) {
        case SideRoomEntered it when it.participantId().equals(id) ->
            apart.contains(it.sideRoomId()) ? it.sideRoomId() : null;
        case SideRoomLeft it when it.participantId().equals(id) -> null;
        case ParticipantReturnedToWaiting it when it.participantId().equals(id) -> null;
        case ParticipantLeft it when it.participantId().equals(id) -> null;
        default -> in;
      };
    }

    TimeClass counted(
        Instant moment, boolean running, boolean breaking, boolean covered, boolean attended) {
      if (!holds(seated, moment)) {
        return TimeClass.ABSENT;
      }
      if (!holds(connected, moment)) {
        return TimeClass.AWAY;
      }
      if (!holds(admitted, moment)) {
        return TimeClass.WAITING;
      }
      boolean apartFromGroup = aside(moment) != null;
      boolean media = holds(video, moment) || holds(audio, moment);
      if (apartFromGroup && attended && media && !holds(lead, moment) && !ended(moment)) {
        return TimeClass.ASIDE;
      }
      if (!running) {
        return TimeClass.BEFORE_START;
      }
      if (breaking) {
        return TimeClass.ON_BREAK;
      }
      if (apartFromGroup ? !attended : !covered) {
        return TimeClass.UNCOVERED;
      }
      if (holds(video, moment)) {
        return TimeClass.WITH_VIDEO;
      }
      return holds(audio, moment) ? TimeClass.AUDIO_ONLY : TimeClass.WITHOUT_MEDIA;
    }

    private boolean becomesLead(SessionEvent event) {
      return event instanceof LeadGranted granted && granted.participantId().equals(id)
          || event instanceof ParticipantArrived arrived
              && arrived.participantId().equals(id)
              && arrived.role() == Role.LEAD;
    }

    private boolean connects(SessionEvent event) {
      return event instanceof ConnectionUp up && up.participantId().equals(id)
          || event instanceof ConnectionTakenOver over && over.participantId().equals(id);
    }

    private Instant left(SessionEvent event) {
      return event instanceof ParticipantLeft it && it.participantId().equals(id)
          ? it.lastSeenAt()
          : null;
    }

    private Instant outOfRoom(SessionEvent event) {
      return event instanceof ParticipantReturnedToWaiting it && it.participantId().equals(id)
          ? it.at()
          : left(event);
    }

    private Instant disconnects(SessionEvent event) {
      if (event instanceof ConnectionLost it && it.participantId().equals(id)) {
        return it.lastSeenAt();
      }
      if (event instanceof ConnectionTakenOver it && it.participantId().equals(id)) {
        return it.lastSeenAt();
      }
      return left(event);
    }

    private List<Span> media(MediaKind kind) {
      return oneAfterTheOther(
          spans(
              event ->
                  event instanceof MediaUp up && up.participantId().equals(id) && up.kind() == kind,
              event -> {
                if (event instanceof MediaDown down
                    && down.participantId().equals(id)
                    && down.kind() == kind) {
                  return down.lastMediaAt();
                }
                if (event instanceof SideRoomEntered it && it.participantId().equals(id)
                    || event instanceof SideRoomLeft left && left.participantId().equals(id)) {
                  return event.at();
                }
                return event instanceof ParticipantReturnedToWaiting
                    ? outOfRoom(event)
                    : disconnects(event);
              }));
    }
  }

  /// Each event that begins something, until the first later event that ends it, or until `asOf`.
  private List<Span> spans(Predicate<SessionEvent> begins, Function<SessionEvent, Instant> ends) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (!begins.test(events.get(i))) {
        continue;
      }
      Instant end = asOf;
      for (int j = i + 1; j < events.size(); j++) {
        Instant ended = ends.apply(events.get(j));
        if (ended != null) {
          end = ended;
          break;
        }
      }
      spans.add(new Span(events.get(i).at(), end));
    }
    return spans;
  }

  /// The bridge's reports of one kind are taken in the order of the ledger: a span never begins
  /// before the one before it ended.
  private static List<Span> oneAfterTheOther(List<Span> spans) {
    List<Span> ordered = new ArrayList<>();
    Instant last = Instant.MIN;
    for (Span span : spans) {
      Instant from = span.from().isBefore(last) ? last : span.from();
      Instant to = span.to().isBefore(from) ? from : span.to();
      ordered.add(new Span(from, to));
      last = to;
    }
    return ordered;
  }

  private List<Span> inSession() {
    return spans(
        SessionStarted.class::isInstance,
        event -> event instanceof SessionEnded ? event.at() : null);
  }

  private Instant breakEnds(SessionEvent event) {
    return event instanceof SessionResumed || event instanceof SessionEnded ? event.at() : null;
  }

  private static boolean holds(List<Span> spans, Instant moment) {
    return spans.stream().anyMatch(span -> span.holds(moment));
  }

  private Set<ParticipantId> everybody() {
    var everybody = new LinkedHashSet<ParticipantId>();
    for (SessionEvent event : events) {
      if (event instanceof ParticipantArrived arrived) {
        everybody.add(arrived.participantId());
      }
    }
    return everybody;
  }

  /// Every time that any event names: between two of them nothing changes.
  private TreeSet<Instant> moments() {
    var moments = new TreeSet<Instant>();
    for (SessionEvent event : events) {
      moments.add(event.at());
      switch (event) {
        case ConnectionLost it -> moments.add(it.lastSeenAt());
        case ConnectionTakenOver it -> moments.add(it.lastSeenAt());
        case MediaDown it -> moments.add(it.lastMediaAt());
        case ParticipantLeft it -> moments.add(it.lastSeenAt());
        default -> {}
      }
    }
    moments.add(asOf);
    return moments;
  }
}
