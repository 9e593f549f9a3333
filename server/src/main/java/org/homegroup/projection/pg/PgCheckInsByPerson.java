package org.homegroup.projection.pg;

import static org.homegroup.projection.pg.PgSessionLifecycles.uuid;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.homegroup.id.CheckInId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.projection.CheckInsByPerson;
import org.homegroup.projection.CheckInsByPerson.Change;
import org.homegroup.projection.CheckInsByPerson.Received;
import org.homegroup.projection.CheckInsByPerson.Seated;
import org.homegroup.projection.CheckInsByPerson.SeatsGone;
import org.homegroup.projection.CommittedCheckIn;
import org.homegroup.projection.CommittedCheckIns;
import org.homegroup.session.SessionEvent.CheckInReceived;

/// [CheckInsByPerson] in the tables `committed_check_in` and `check_in_seat`.
final class PgCheckInsByPerson implements PgReadModel<Change>, CommittedCheckIns {

  private static final String SEATED =
      """
      insert into check_in_seat (session_id, participant_id, person_id) values ($1, $2, $3)
      on conflict (session_id, participant_id) do update set person_id = excluded.person_id
      """;

  private static final String RECEIVED =
      """
      insert into committed_check_in (position, person_id, session_id, participant_id, check_in_id,
        commitment, location_confirmed, received_at)
      select $1, person_id, session_id, participant_id, $4, $5, $6, $7 from check_in_seat
      where session_id = $2 and participant_id = $3
      """;

  private static final String SEATS_GONE = "delete from check_in_seat where session_id = $1";

  private static final String OF_PEOPLE =
      """
      select person_id, participant_id, check_in_id, commitment, location_confirmed, received_at
      from committed_check_in where person_id = any ($1) and received_at >= $2
      """;

  private final CheckInsByPerson projection = new CheckInsByPerson();
  private final PgQueries queries;

  PgCheckInsByPerson(PgQueries queries) {
    this.queries = queries;
  }

  @Override
  public CheckInsByPerson projection() {
    return projection;
  }

  @Override
  public List<String> tables() {
    return List.of("check_in_seat", "committed_check_in");
  }

  @Override
  public Future<?> write(SqlConnection connection, Change change) {
    return switch (change) {
      case Seated it ->
          connection
              .preparedQuery(SEATED)
              .execute(
                  Tuple.of(
                      uuid(it.sessionId()), it.participantId().value(), it.personId().value()));
      case Received it ->
          connection
              .preparedQuery(RECEIVED)
              .execute(
                  Tuple.of(
                      it.position(),
                      uuid(it.sessionId()),
                      it.event().participantId().value(),
                      it.event().checkInId().value(),
                      it.event().commitment(),
                      it.event().locationConfirmed(),
                      it.event().at().atOffset(ZoneOffset.UTC)));
      case SeatsGone it ->
          connection.preparedQuery(SEATS_GONE).execute(Tuple.of(uuid(it.sessionId())));
    };
  }

  @Override
  public Future<List<CommittedCheckIn>> of(Set<PersonId> people, Instant since) {
    if (people.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    String[] ids = people.stream().map(PersonId::value).toArray(String[]::new);
    return queries.ask(
        OF_PEOPLE, Tuple.of(ids, since.atOffset(ZoneOffset.UTC)), PgCheckInsByPerson::checkIn);
  }

  private static CommittedCheckIn checkIn(Row row) {
    return new CommittedCheckIn(
        new PersonId(row.getString("person_id")),
        new CheckInReceived(
            new ParticipantId(row.getString("participant_id")),
            new CheckInId(row.getString("check_in_id")),
            row.getString("commitment"),
            row.getBoolean("location_confirmed"),
            row.getOffsetDateTime("received_at").toInstant()));
  }
}
