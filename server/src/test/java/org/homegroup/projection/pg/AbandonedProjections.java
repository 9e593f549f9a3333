package org.homegroup.projection.pg;

import static org.homegroup.journal.SampleEvents.AT;
import static org.homegroup.journal.SampleEvents.SCHEDULED;
import static org.homegroup.journal.SampleEvents.ended;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.homegroup.id.SessionId;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.database.DatabaseSettings;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.session.SessionEvent;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;

/// A server that is only there to be killed: sessions begin and every other one ends, without
/// pause, and the read models follow.
final class AbandonedProjections {

  private AbandonedProjections() {}

  public static void main(String[] arguments) {
    var settings =
        new DatabaseSettings(
            arguments[0],
            Integer.parseInt(arguments[1]),
            arguments[2],
            arguments[3],
            arguments[4],
            4);
    Vertx vertx = Vertx.vertx();
    var metrics = new Metrics();
    Database database = Database.open(vertx, settings);
    var journal = new PgJournal(vertx, database.pool(), metrics.registry());
    var projections = new PgProjections(vertx, database.pool(), journal, metrics);
    projections.follow();
    List<SessionEvent> open = SessionStory.open().arrives(People.DR_RIVERA).events();
    play(journal, projections, open, 0);
  }

  private static void play(
      PgJournal journal, PgProjections projections, List<SessionEvent> open, int round) {
    Future<?> played =
        journal
            .append(SessionId.random(), 0, open)
            .compose(_ -> journal.append(SessionId.random(), 0, List.of(SCHEDULED, ended(AT))));
    if (round % 10 == 0) {
      played = played.compose(_ -> projections.catchUp());
    }
    // On a busy machine an append may not be known to be durable; the journal has it, or not.
    played.onComplete(
        _ -> {
          if (round == 100) {
            System.out.println("playing");
          }
          play(journal, projections, open, round + 1);
        });
  }
}
