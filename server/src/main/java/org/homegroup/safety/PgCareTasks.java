package org.homegroup.safety;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.id.TaskId;
import org.homegroup.platform.json.KebabCase;

/// Implements [CareTasks] with the table `care_task`, which no other class reads or writes.
public final class PgCareTasks implements CareTasks {

  private static final String KEEP =
      """
      with kept as (
        insert into care_task (id, organization_id, kind, session_id, person_id, participant_id,
          day, raised_at, due_at)
        select $1::uuid, organization_id, $2::text, id, $4::uuid, $5::text,
          ($6::timestamptz at time zone zone)::date, $6::timestamptz, $7::timestamptz
        from group_session where id = $3::uuid
        on conflict do nothing
        returning id)
      select exists (select from kept)
        or exists (select from care_task where id = $1::uuid and done_at is null)""";

  private static final String OPEN =
      """
      select id, kind, organization_id, session_id, participant_id, person_id, raised_at, due_at,
        taken_by, taken_at
      from care_task where done_at is null order by raised_at, id""";

  private static final String TAKE =
      """
      update care_task set taken_by = coalesce(taken_by, $2), taken_at = coalesce(taken_at, $3)
      where id = $1 and done_at is null returning taken_by, taken_at""";

  private static final String DONE =
      """
      update care_task set done_by = $2, done_at = $3
      where id = $1 and taken_at is not null and done_at is null""";

  private final Pool pool;

  public PgCareTasks(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Boolean> keep(Task task) {
    return pool.preparedQuery(KEEP)
        .execute(
            Tuple.of(
                uuid(task.taskId().value()),
                KebabCase.kebab(task.kind()),
                uuid(task.sessionId().value()),
                task.personId().map(person -> uuid(person.value())).orElse(null),
                task.participantId().map(ParticipantId::value).orElse(null),
                task.raisedAt().atOffset(ZoneOffset.UTC),
                task.dueAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null)))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  @Override
  public Future<List<Task>> open() {
    return pool.preparedQuery(OPEN)
        .execute()
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(PgCareTasks::task).toList());
  }

  @Override
  public Future<Optional<Task.Taken>> take(TaskId taskId, PersonId person, Instant at) {
    return pool.preparedQuery(TAKE)
        .execute(parameters(taskId, person, at))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .flatMap(row -> taken(row).stream())
                    .findFirst());
  }

  @Override
  public Future<Boolean> done(TaskId taskId, PersonId person, Instant at) {
    return pool.preparedQuery(DONE)
        .execute(parameters(taskId, person, at))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Tuple parameters(TaskId taskId, PersonId person, Instant at) {
    return Tuple.of(uuid(taskId.value()), uuid(person.value()), at.atOffset(ZoneOffset.UTC));
  }

  private static Task task(Row row) {
    return new Task(
        new TaskId(row.getUUID("id").toString()),
        Task.Kind.valueOf(row.getString("kind").replace('-', '_').toUpperCase(Locale.ROOT)),
        new OrganizationId(row.getUUID("organization_id").toString()),
        new SessionId(row.getUUID("session_id").toString()),
        Optional.ofNullable(row.getString("participant_id")).map(ParticipantId::new),
        Optional.ofNullable(row.getUUID("person_id")).map(PgCareTasks::person),
        row.getOffsetDateTime("raised_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("due_at")).map(OffsetDateTime::toInstant),
        taken(row),
        true);
  }

  private static Optional<Task.Taken> taken(Row row) {
    return Optional.ofNullable(row.getUUID("taken_by"))
        .map(by -> new Task.Taken(person(by), row.getOffsetDateTime("taken_at").toInstant()));
  }

  private static PersonId person(UUID id) {
    return new PersonId(id.toString());
  }

  private static UUID uuid(String text) {
    return UUID.fromString(text);
  }
}
