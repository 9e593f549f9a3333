package org.homegroup.practice.file;

/// The statements that update the tables to match a practice file. Each takes the organization's id
/// and one JSON array of rows, so a practice of any size costs one statement for each table. Rows
/// without a key, or not `from_file`, have another origin and are left alone.
final class PracticeSql {

  private PracticeSql() {}

  /// Makes nodes that start together load one after the other. The number only has to differ from
  /// all other advisory locks.
  static final String LOCK = "select pg_advisory_xact_lock(727100201)";

  static final String ORGANIZATION =
      """
      insert into organization (key, name, zone, questionnaire) values ($1, $2, $3, $4)
      on conflict (key) do update set name = excluded.name, zone = excluded.zone,
        questionnaire = excluded.questionnaire, active = true
      returning id""";

  static final String PROGRAMS =
      """
      with wanted as (select * from jsonb_to_recordset($2) as w (key text, name text, zone text)),
      gone as (
        update program p set active = false
        where p.organization_id = $1 and p.active and p.key is not null
          and not exists (select from wanted w where w.key = p.key))
      insert into program (organization_id, key, name, zone)
      select $1, w.key, w.name, w.zone from wanted w
      on conflict (organization_id, key)
      do update set name = excluded.name, zone = excluded.zone, active = true""";

  static final String ROOMS =
      """
      with wanted as (
        select * from jsonb_to_recordset($2) as w (key text, program text, name text, kind text)),
      gone as (
        update room r set active = false
        where r.organization_id = $1 and r.active and r.key is not null
          and not exists (select from wanted w where w.key = r.key))
      insert into room (organization_id, program_id, key, name, kind)
      select $1, p.id, w.key, w.name, w.kind
      from wanted w join program p on p.organization_id = $1 and p.key = w.program
      on conflict (organization_id, key)
      do update set program_id = excluded.program_id, name = excluded.name,
        kind = excluded.kind, active = true""";

  static final String PEOPLE =
      """
      with wanted as (
        select * from jsonb_to_recordset($2) as w (key text, kind text, title text,
          given_name text, family_name text, credential text)),
      gone as (
        update person p set active = false
        where p.organization_id = $1 and p.active and p.key is not null
          and not exists (select from wanted w where w.key = p.key))
      insert into person (organization_id, key, kind, title, given_name, family_name, credential)
      select $1, w.key, w.kind, w.title, w.given_name, w.family_name, w.credential from wanted w
      on conflict (organization_id, key)
      do update set kind = excluded.kind, title = excluded.title, given_name = excluded.given_name,
        family_name = excluded.family_name, credential = excluded.credential, active = true""";

  static final String ROLES =
      """
      with wanted as (
        select p.id person_id, w.role
        from jsonb_to_recordset($2) as w (person text, role text)
        join person p on p.organization_id = $1 and p.key = w.person),
      gone as (
        update staff_role r set active = false
        where r.organization_id = $1 and r.active and r.from_file
          and not exists (
            select from wanted w where w.person_id = r.person_id and w.role = r.role))
      insert into staff_role (organization_id, person_id, role, from_file)
      select $1, w.person_id, w.role, true from wanted w
      on conflict (person_id, role) do update set active = true""";

  static final String ENROLLMENTS =
      """
      with wanted as (
        select p.id person_id, r.id room_id, w.from_date, w.to_date
        from jsonb_to_recordset($2) as w (person text, room text, from_date date, to_date date)
        join person p on p.organization_id = $1 and p.key = w.person
        join room r on r.organization_id = $1 and r.key = w.room),
      gone as (
        update enrollment e set active = false
        where e.organization_id = $1 and e.active and e.from_file
          and not exists (
            select from wanted w where w.person_id = e.person_id and w.room_id = e.room_id))
      insert into enrollment (organization_id, person_id, room_id, from_date, to_date, from_file)
      select $1, w.person_id, w.room_id, w.from_date, w.to_date, true from wanted w
      on conflict (person_id, room_id) where from_file
      do update set from_date = excluded.from_date, to_date = excluded.to_date, active = true""";

  static final String POLICIES =
      """
      with wanted as (
        select * from jsonb_to_recordset($2) as w (kind text, location_required boolean,
          hold_after_millis bigint, hold_ends_after_millis bigint, telephone_callback_within_millis bigint,
          unsupervised text, chat_patients_to text, chat_private_among_patients boolean, agenda jsonb,
          questionnaire jsonb)),
      gone as (
        update room_policy p set active = false
        where p.organization_id = $1 and p.active
          and not exists (select from wanted w where w.kind = p.kind))
      insert into room_policy (organization_id, kind, location_required, hold_after_millis,
        hold_ends_after_millis, telephone_callback_within_millis, unsupervised, chat_patients_to,
        chat_private_among_patients, agenda, questionnaire)
      select $1, w.* from wanted w
      on conflict (organization_id, kind)
      do update set location_required = excluded.location_required,
        hold_after_millis = excluded.hold_after_millis,
        hold_ends_after_millis = excluded.hold_ends_after_millis,
        telephone_callback_within_millis = excluded.telephone_callback_within_millis,
        unsupervised = excluded.unsupervised, chat_patients_to = excluded.chat_patients_to,
        chat_private_among_patients = excluded.chat_private_among_patients,
        agenda = excluded.agenda, questionnaire = excluded.questionnaire, active = true""";

  static final String ON_CALL =
      """
      with wanted as (
        select p.id person_id, w.webhook, w.webhook_secret, w.mail
        from jsonb_to_recordset($2)
          as w (person text, webhook text, webhook_secret text, mail text)
        join person p on p.organization_id = $1 and p.key = w.person),
      gone as (
        update on_call set active = false
        where organization_id = $1 and active and not exists (select from wanted))
      insert into on_call (organization_id, person_id, webhook, webhook_secret, mail)
      select $1, w.* from wanted w
      on conflict (organization_id)
      do update set person_id = excluded.person_id, webhook = excluded.webhook,
        webhook_secret = excluded.webhook_secret, mail = excluded.mail, active = true""";

  static final String EMERGENCY_NUMBERS =
      """
      with wanted as (
        select * from jsonb_to_recordset($2)
          as w (state text, county text, name text, number text, position integer)),
      gone as (
        update emergency_number e set active = false
        where e.organization_id = $1 and e.active
          and not exists (
            select from wanted w
            where w.state = e.state and w.county = e.county and w.name = e.name))
      insert into emergency_number (organization_id, state, county, name, number, position)
      select $1, w.* from wanted w
      on conflict (organization_id, state, county, name)
      do update set number = excluded.number, position = excluded.position, active = true""";

  /// The newest occurrence of each session key that is not over by the clock. $2: now.
  static final String NOT_OVER =
      """
      select distinct on (key) id, key, occurrence, doors_open_at, starts_at, ends_at
      from group_session
      where organization_id = $1 and active and key is not null
        and starts_at <= $2 and ends_at > $2
      order by key, starts_at desc""";

  /// Occurrences that have begun keep their room and times, whatever the file says now. $3: now.
  static final String SESSIONS =
      """
      with wanted as (
        select w.*, r.id room_id
        from jsonb_to_recordset($2) as w (key text, occurrence text, room text, title text,
          doors_open_at timestamptz, starts_at timestamptz, ends_at timestamptz, zone text)
        join room r on r.organization_id = $1 and r.key = w.room),
      gone as (
        update group_session s set active = false
        where s.organization_id = $1 and s.active and s.key is not null and s.starts_at > $3
          and not exists (
            select from wanted w where w.key = s.key and w.occurrence = s.occurrence))
      insert into group_session (organization_id, room_id, key, occurrence, title,
        doors_open_at, starts_at, ends_at, zone)
      select $1, w.room_id, w.key, w.occurrence, w.title,
        w.doors_open_at, w.starts_at, w.ends_at, w.zone
      from wanted w
      on conflict (organization_id, key, occurrence)
      do update set room_id = excluded.room_id, title = excluded.title,
        doors_open_at = excluded.doors_open_at, starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, zone = excluded.zone, active = true
      where group_session.starts_at > $3""";

  /// Bookings of planned sessions follow the file, also while a session is running, so that a
  /// substitute can be named. Other bookings stay: nobody loses the lead because an entry of the
  /// file was deleted.
  static final String BOOKINGS =
      """
      with wanted as (
        select s.id session_id, p.id person_id, w.role
        from jsonb_to_recordset($2)
          as w (key text, occurrence text, person text, role text)
        join group_session s on s.organization_id = $1 and s.key = w.key
          and s.occurrence = w.occurrence
        join person p on p.organization_id = $1 and p.key = w.person),
      gone as (
        update session_booking b set active = false
        where b.organization_id = $1 and b.active and b.from_file
          and exists (select from wanted w where w.session_id = b.session_id)
          and not exists (
            select from wanted w where w.session_id = b.session_id and w.person_id = b.person_id))
      insert into session_booking (organization_id, session_id, person_id, role, from_file)
      select $1, w.session_id, w.person_id, w.role, true from wanted w
      on conflict (session_id, person_id) do update set role = excluded.role, active = true""";
}
