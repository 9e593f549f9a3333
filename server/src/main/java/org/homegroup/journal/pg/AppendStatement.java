package org.homegroup.journal.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homegroup.journal.EventCodec;
import org.homegroup.journal.JournalEntry;
import org.homegroup.session.SessionEvent;

/// The one statement that writes to the journal: any number of appends, each of another session.
/// One statement is one transaction, so all that it inserts becomes durable with one sync of the
/// disk.
///
/// That nobody else has written first is held by the primary key, which fails the statement
/// otherwise. That the stream reaches as far as the writer says is asked only of what this node has
/// not seen itself ([StreamEnds]): a stream has no gaps, so its end is where the expected version
/// is there and the next is not.
///
/// The lock (its number is "ledger" in ASCII) lets one writer at a time, of all nodes, take
/// positions and commit them: positions then appear in their order, and a reader of all misses
/// nothing (ADR 0004).
final class AppendStatement {

  private static final String INSERT =
      """
      with turn as materialized (select pg_advisory_xact_lock(119182731994482))
      insert into journal (session_id, version, type, schema, body, occurred_at)
      select r.session_id, r.version, r.type, r.schema, r.body::json, r.occurred_at
      from turn, unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::smallint[],
                        $6::text[], $7::timestamptz[])
        as r (session_id, expected, version, type, schema, body, occurred_at)
      """;

  private static final String AT_THE_END =
      """
      where least(r.expected, 1) = (
        select count(*) from journal as j
        where j.session_id = r.session_id and j.version between r.expected and r.expected + 1)
      """;

  private static final String RETURNING = "returning session_id, position, recorded_at";
  private static final String SEEN = INSERT + RETURNING;
  private static final String UNSEEN = INSERT + AT_THE_END + RETURNING;

  private AppendStatement() {}

  /// The entries of each append that was written; those that are not at the end of their stream
  /// are missing. Fails, with nothing written, when one of them lost a race.
  ///
  /// @param seen this node has seen all the streams reach as far as the appends expect
  static Future<Map<PendingAppend, List<JournalEntry>>> execute(
      Pool pool, List<PendingAppend> appends, boolean seen) {
    // Everybody inserts in one order; otherwise two nodes could wait for each other's keys.
    List<PendingAppend> ordered =
        appends.stream().sorted(Comparator.comparing(append -> append.sessionKey)).toList();
    return pool.preparedQuery(seen ? SEEN : UNSEEN)
        .execute(parameters(ordered))
        .map(rows -> entries(ordered, rows));
  }

  private static Tuple parameters(List<PendingAppend> appends) {
    int size = appends.stream().mapToInt(append -> append.events.size()).sum();
    UUID[] sessionIds = new UUID[size];
    Long[] expected = new Long[size];
    Long[] versions = new Long[size];
    String[] types = new String[size];
    Short[] schemas = new Short[size];
    String[] bodies = new String[size];
    OffsetDateTime[] occurredAt = new OffsetDateTime[size];
    int row = 0;
    for (PendingAppend append : appends) {
      for (int i = 0; i < append.events.size(); i++, row++) {
        EventCodec.Encoded encoded = append.encoded.get(i);
        sessionIds[row] = append.sessionKey;
        expected[row] = append.expectedVersion;
        versions[row] = append.expectedVersion + 1 + i;
        types[row] = encoded.type();
        schemas[row] = (short) encoded.schema();
        bodies[row] = encoded.body();
        occurredAt[row] = append.events.get(i).at().atOffset(ZoneOffset.UTC);
      }
    }
    return Tuple.of(sessionIds, expected, versions, types, schemas, bodies)
        .addArrayOfOffsetDateTime(occurredAt);
  }

  /// The rows come in the order in which they went in, without those of appends left out.
  private static Map<PendingAppend, List<JournalEntry>> entries(
      List<PendingAppend> appends, RowSet<Row> rows) {
    Map<PendingAppend, List<JournalEntry>> entries = HashMap.newHashMap(appends.size());
    Iterator<PendingAppend> next = appends.iterator();
    RowIterator<Row> row = rows.iterator();
    while (row.hasNext()) {
      Row first = row.next();
      PendingAppend append = next.next();
      while (!append.sessionKey.equals(first.getUUID("session_id"))) {
        append = next.next();
      }
      entries.put(append, entries(append, first, row));
    }
    return entries;
  }

  private static List<JournalEntry> entries(
      PendingAppend append, Row first, RowIterator<Row> more) {
    Instant recordedAt = first.getOffsetDateTime("recorded_at").toInstant();
    List<JournalEntry> entries = new ArrayList<>(append.events.size());
    Row row = first;
    long version = append.expectedVersion;
    for (SessionEvent event : append.events) {
      version++;
      if (version > append.expectedVersion + 1) {
        row = more.next();
      }
      entries.add(
          new JournalEntry(row.getLong("position"), append.sessionId, version, event, recordedAt));
    }
    return List.copyOf(entries);
  }
}
