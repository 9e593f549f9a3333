package org.homegroup.journal.pg;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.CommittedCheckIn;
import org.homegroup.journal.CorruptEntry;
import org.homegroup.journal.EventCodec;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalPosition;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.platform.loop.Loop;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The [Journal] in PostgreSQL. Thread-safe; one instance a node, since what it appends it tells to
/// its own subscribers only.
public final class PgJournal implements Journal {

  private static final Logger log = LoggerFactory.getLogger(PgJournal.class);

  private static final String COLUMNS =
      "select position, session_id, version, type, schema, body::text as body, recorded_at from journal";
  private static final String READ =
      COLUMNS + " where session_id = $1 and version > $2 order by version";
  private static final String READ_ALL =
      COLUMNS + " where position > $1 order by position limit $2";
  private static final String OPEN_SESSIONS =
      """
      select session_id from journal as begun where version = 1 and not exists (
        select 1 from journal as ended
        where ended.session_id = begun.session_id and ended.type = 'session-ended')
      order by position
      """;

  private static final String CALL_BACKS_SINCE =
      """
      select distinct session_id from journal
      where type = 'telephone-callback-due' and occurred_at >= $1
      """;

  /// Whoever has a seat arrived for it, within a day before they answered.
  private static final String CHECK_INS_OF =
      """
      with came as (
        select distinct session_id, body->>'participantId' participant, body->>'personId' person
        from journal
        where type = 'participant-arrived' and body->>'personId' = any ($1)
          and occurred_at >= $2::timestamptz - interval '1 day')
      select j.position, j.session_id, j.version, j.type, j.schema, j.body::text as body,
        j.recorded_at, came.person
      from came join journal j on j.session_id = came.session_id and j.type = 'check-in-received'
        and j.body->>'participantId' = came.participant and j.occurred_at >= $2
      """;

  private final Vertx vertx;
  private final Pool pool;
  private final EventCodec codec = new EventCodec();
  private final Subscribers subscribers;
  private final StreamEnds ends = new StreamEnds();
  private final GroupCommit groupCommit;

  public PgJournal(Vertx vertx, Pool pool, MeterRegistry meters) {
    this(vertx, pool, meters, GroupCommit.Limits.DEFAULT);
  }

  PgJournal(Vertx vertx, Pool pool, MeterRegistry meters, GroupCommit.Limits limits) {
    this.vertx = vertx;
    this.pool = pool;
    this.subscribers = new Subscribers(vertx);
    this.groupCommit =
        new GroupCommit(vertx, pool, limits, new JournalMetrics(meters), ends, subscribers::tell);
  }

  @Override
  public Future<List<JournalEntry>> append(
      SessionId sessionId, long expectedVersion, List<SessionEvent> events) {
    if (events.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    List<EventCodec.Encoded> encoded;
    try {
      encoded = events.stream().map(codec::encode).toList();
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
    PendingAppend append =
        new PendingAppend(
            sessionId,
            expectedVersion,
            List.copyOf(events),
            encoded,
            vertx.getOrCreateContext(),
            System.nanoTime());
    groupCommit.submit(append);
    return append.future();
  }

  @Override
  public Future<List<JournalEntry>> read(SessionId sessionId, long afterVersion) {
    return query(
        READ,
        Tuple.of(UUID.fromString(sessionId.value()), afterVersion),
        rows -> {
          List<JournalEntry> entries = new ArrayList<>(rows.size());
          for (Row row : rows) {
            JournalEntry entry = entry(row);
            long due = afterVersion + entries.size() + 1;
            if (entry.version() != due) {
              throw new CorruptEntry(place(row), "version %d is missing".formatted(due), null);
            }
            entries.add(entry);
          }
          if (!entries.isEmpty()) {
            ends.seen(sessionId, entries.getLast().version());
          }
          return entries;
        });
  }

  @Override
  public Future<List<JournalEntry>> readAll(long afterPosition, int limit) {
    return query(
        READ_ALL,
        Tuple.of(afterPosition, limit),
        rows -> {
          List<JournalEntry> entries = new ArrayList<>(rows.size());
          for (Row row : rows) {
            try {
              entries.add(entry(row));
            } catch (CorruptEntry corrupt) {
              if (entries.isEmpty()) {
                throw corrupt;
              }
              return entries;
            }
          }
          return entries;
        });
  }

  @Override
  public Future<List<SessionId>> openSessions() {
    return query(OPEN_SESSIONS, Tuple.tuple(), PgJournal::sessions);
  }

  @Override
  public Future<List<SessionId>> telephoneCallbacksSince(Instant since) {
    return query(CALL_BACKS_SINCE, Tuple.of(since.atOffset(ZoneOffset.UTC)), PgJournal::sessions);
  }

  @Override
  public Future<List<CommittedCheckIn>> checkInsOf(Set<PersonId> people, Instant since) {
    return query(
        CHECK_INS_OF,
        Tuple.of(
            people.stream().map(PersonId::value).toArray(String[]::new),
            since.atOffset(ZoneOffset.UTC)),
        this::checkIns);
  }

  private List<CommittedCheckIn> checkIns(RowSet<Row> rows) {
    List<CommittedCheckIn> checkIns = new ArrayList<>(rows.size());
    for (Row row : rows) {
      try {
        if (entry(row).event() instanceof CheckInReceived received) {
          checkIns.add(new CommittedCheckIn(new PersonId(row.getString("person")), received));
        }
      } catch (CorruptEntry corrupt) {
        log.error("Answers of an earlier session are left out", corrupt);
      }
    }
    return checkIns;
  }

  private static List<SessionId> sessions(RowSet<Row> rows) {
    List<SessionId> sessions = new ArrayList<>(rows.size());
    for (Row row : rows) {
      sessions.add(new SessionId(row.getUUID("session_id").toString()));
    }
    return sessions;
  }

  @Override
  public Subscription subscribe(Consumer<List<JournalEntry>> consumer) {
    return subscribers.add(consumer);
  }

  private <T> Future<List<T>> query(
      String sql, Tuple parameters, Function<RowSet<Row>, List<T>> read) {
    Loop caller = Loop.of(vertx.getOrCreateContext());
    return caller.bring(
        pool.preparedQuery(sql)
            .execute(parameters)
            .recover(failure -> Future.failedFuture(new JournalUnavailable(failure)))
            .map(read));
  }

  private JournalEntry entry(Row row) {
    JournalPosition place = place(row);
    SessionEvent event =
        codec.decode(
            place,
            new EventCodec.Encoded(
                row.getString("type"), row.getShort("schema"), row.getString("body")));
    return new JournalEntry(
        place.position(),
        place.sessionId(),
        place.version(),
        event,
        row.getOffsetDateTime("recorded_at").toInstant());
  }

  private static JournalPosition place(Row row) {
    return new JournalPosition(
        row.getLong("position"),
        new SessionId(row.getUUID("session_id").toString()),
        row.getLong("version"));
  }
}
