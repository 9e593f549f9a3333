package org.homegroup.journal.pg;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.homegroup.id.SessionId;
import org.homegroup.journal.CorruptEntry;
import org.homegroup.journal.EventCodec;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalPosition;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.platform.loop.Loop;
import org.homegroup.session.SessionEvent;

/// The [Journal] in PostgreSQL. Thread-safe; one instance a node, since what it appends it tells to
/// its own subscribers only.
public final class PgJournal implements Journal {

  private static final String COLUMNS =
      "select position, session_id, version, type, schema, body::text as body, recorded_at from journal";
  private static final String READ =
      COLUMNS + " where session_id = $1 and version > $2 order by version";
  private static final String READ_ALL =
      COLUMNS + " where position > $1 order by position limit $2";
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
