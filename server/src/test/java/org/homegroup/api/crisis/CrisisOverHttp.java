package org.homegroup.api.crisis;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.homegroup.checkin.CheckInReceiver;
import org.homegroup.checkin.CheckInStore;
import org.homegroup.checkin.CheckIns;
import org.homegroup.encryption.EncryptionKeys;
import org.homegroup.id.CrisisId;
import org.homegroup.id.SideRoomId;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.projection.pg.PgProjections;
import org.homegroup.safety.CrisisNotes;
import org.homegroup.session.SessionCommand;
import org.homegroup.testing.GroupOverHttp;
import org.junit.jupiter.api.BeforeEach;

/// A patient of the group is in danger: set-up and words of the tests of its record. Over real
/// HTTP, with a real database, journal and session.
public abstract class CrisisOverHttp extends GroupOverHttp {

  protected static final String ADDRESS = "17 Willow Street";
  protected static final String CRISIS = "c5150000-0000-4000-8000-000000000001";

  protected EncryptionKeys keys;
  protected CheckIns checkIns;
  protected CheckInReceiver receiver;

  @BeforeEach
  public final void aGroupWithAna() throws Exception {
    var journal = new PgJournal(vertx, database.pool(), metrics.registry());
    keys = EncryptionKeys.open(Optional.empty(), directory);
    var store = new CheckInStore(database.pool(), keys);
    var projections = new PgProjections(vertx, database.pool(), journal, metrics);
    checkIns = new CheckIns(store, projections.committedCheckIns(), clock, metrics);
    receiver =
        new CheckInReceiver(checkIns, store, submission -> submit(submission::command), clock);
    var routes =
        new CrisisRoutes(
            practice,
            id -> sessions.open(id),
            checkIns,
            new CrisisNotes(database.pool(), keys),
            limit(1, 40, "crisis-read-rate", 5),
            limit(1, 5, "crisis-note-rate", 5),
            metrics);
    opens(journal, routes);
    arrives("dr-rivera");
    arrives("ana");
  }

  /// Ana needs help, and Dr. Rivera goes to her.
  protected final void raised() throws Exception {
    play(
        at ->
            new SessionCommand.RaiseCrisis(
                seat("ana"), seat("ana"), new CrisisId(CRISIS), true, new SideRoomId("s-0"), at));
    play(
        at ->
            new SessionCommand.AnswerCrisis(
                seat("dr-rivera"), new CrisisId(CRISIS), true, new SideRoomId("s-1"), at));
  }

  /// Ten minutes later it is over.
  protected final void closes() throws Exception {
    clock.advance(Duration.ofMinutes(10));
    play(at -> new SessionCommand.CloseCrisis(seat("dr-rivera"), new CrisisId(CRISIS), at));
    clock.advance(Duration.ofSeconds(1));
  }

  /// The list, or the card of one.
  protected final HttpResponse<String> get(String key, String crisis) throws Exception {
    return send(ofTheGroup(key, crises(crisis)).GET());
  }

  protected final HttpResponse<String> note(String key, String step, String words)
      throws Exception {
    JsonObject body = new JsonObject().put("step", step);
    return post(key, CRISIS, (words == null ? body : body.put("text", words)).encode());
  }

  protected final HttpResponse<String> post(String key, String crisis, String body)
      throws Exception {
    return send(posting(ofTheGroup(key, crises(crisis) + "/notes"), body));
  }

  protected static String crises(String crisis) {
    return "/crises" + (crisis.isEmpty() ? "" : "/" + crisis);
  }
}
