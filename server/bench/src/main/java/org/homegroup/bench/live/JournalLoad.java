package org.homegroup.bench.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.Journal;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.session.SessionEvent;

/// The real journal under load: each of a number of sessions appends an event as soon as its last
/// one is durable.
final class JournalLoad {

  private final Journal journal;
  private final Context context;
  private final List<Writer> writers;
  private final LongAdder count = new LongAdder();
  private volatile boolean running;

  JournalLoad(Vertx vertx, Pool pool, Context context, int writers) {
    this.journal = new PgJournal(vertx, pool, new SimpleMeterRegistry());
    this.context = context;
    this.writers = IntStream.range(0, writers).mapToObj(_ -> new Writer()).toList();
  }

  private final class Writer {
    private final SessionId sessionId = new SessionId(UUID.randomUUID().toString());
    private final SessionEvent event =
        new SessionEvent.HandRaised(new ParticipantId("p-7h2kq9x0c1d2e"), Instant.EPOCH);
    private long version;

    void append() {
      journal
          .append(sessionId, version, List.of(event))
          .onSuccess(
              _ -> {
                version++;
                count.increment();
                if (running) {
                  append();
                }
              });
    }
  }

  LongAdder count() {
    return count;
  }

  void start() {
    running = true;
    context.runOnContext(_ -> writers.forEach(Writer::append));
  }

  void stop() {
    running = false;
  }
}
