package org.homegroup.practice;

/// The queries of the [PracticeDirectory]. Inactive rows count as absent.
final class PracticeQueries {

  private PracticeQueries() {}

  /// All data about one session: one row for each person with a part, or one row without a person.
  /// A booking by name comes first, then the enrollment of patients; other clinical staff may
  /// observe.
  static final String BOOKING =
      """
      with s as (
        select s.*, r.kind, r.name room, g.name program,
          (s.starts_at at time zone s.zone)::date service_date
        from group_session s
        join room r on r.organization_id = s.organization_id and r.id = s.room_id
        join program g on g.organization_id = r.organization_id and g.id = r.program_id
        join organization o on o.id = s.organization_id
        where s.id = $1 and s.active and o.active),
      part as (
        select b.person_id, b.role, 1 rank
        from s join session_booking b
          on b.organization_id = s.organization_id and b.session_id = s.id and b.active
        union all
        select e.person_id, 'patient', 2
        from s join enrollment e
          on e.organization_id = s.organization_id and e.room_id = s.room_id and e.active
          and s.service_date >= coalesce(e.from_date, s.service_date)
          and s.service_date <= coalesce(e.to_date, s.service_date)
        union all
        select t.person_id, 'observer', 3
        from s join staff_role t
          on t.organization_id = s.organization_id and t.active
          and t.role in ('clinician', 'supervisor')),
      best as (
        select distinct on (person_id) person_id, role from part order by person_id, rank)
      select s.id, s.organization_id, s.room_id, s.kind, s.room, s.program, s.title,
        s.doors_open_at, s.starts_at, s.ends_at, s.zone,
        y.location_required, y.hold_after_millis, y.hold_ends_after_millis,
        y.telephone_callback_within_millis, y.unsupervised, y.chat_patients_to, y.chat_private_among_patients, y.agenda,
        p.id person_id, p.title person_title, p.given_name, p.family_name, p.credential, b.role,
        exists (
          select from staff_role t
          where t.person_id = p.id and t.active
            and t.role in ('clinician', 'supervisor')) may_lead,
        exists (
          select from staff_role t
          where t.person_id = p.id and t.active and t.role = 'supervisor') supervises
      from s
      left join room_policy y
        on y.organization_id = s.organization_id and y.kind = s.kind and y.active
      left join (best b join person p on p.id = b.person_id and p.active)
        on p.organization_id = s.organization_id""";

  /// A person's sessions of the day, or still running from the day before, by the wall clock of
  /// each session: booked, enrolled, or, for staff, all of the organization. $2: now.
  static final String SESSIONS_OF =
      """
      select s.id, s.title, r.name room, g.name program, s.doors_open_at, s.starts_at, s.ends_at,
        s.zone, coalesce(b.role, e.role, st.role) role
      from person p
      join group_session s on s.organization_id = p.organization_id and s.active
      join room r on r.organization_id = s.organization_id and r.id = s.room_id
      join program g on g.organization_id = r.organization_id and g.id = r.program_id
      left join session_booking b
        on b.session_id = s.id and b.person_id = p.id and b.active
      left join lateral (
        select 'patient' role from enrollment e
        where e.person_id = p.id and e.room_id = s.room_id and e.active
          and (s.starts_at at time zone s.zone)::date
            between coalesce(e.from_date, '-infinity') and coalesce(e.to_date, 'infinity')
        limit 1) e on true
      left join lateral (
        select case when bool_or(t.role in ('clinician', 'supervisor')) then 'observer' end role,
          count(*) > 0 staff
        from staff_role t where t.person_id = p.id and t.active) st on true
      where p.id = $1 and p.active and (b.role is not null or e.role is not null or st.staff)
        and s.ends_at > date_trunc('day', $2::timestamptz, s.zone)
        and s.starts_at
          < (($2::timestamptz at time zone s.zone)::date + 1)::timestamp at time zone s.zone
      order by (b.role is null and e.role is null), s.starts_at, s.id""";

  /// A person who may sign in, and their kind.
  static final String PERSON =
      """
      select p.id, p.organization_id, p.key, p.title, p.given_name, p.family_name,
        case when p.kind <> 'staff' then p.kind
          when exists (
            select from staff_role t
            where t.person_id = p.id and t.active and t.role in ('clinician', 'supervisor'))
            then 'clinician'
          when exists (select from staff_role t where t.person_id = p.id and t.active)
            then 'coordinator'
          -- Staff without a role have no rights of staff.
          else 'guest' end kind,
        exists (
          select from staff_role t
          where t.person_id = p.id and t.active and t.role = 'supervisor') supervises
      from person p join organization o on o.id = p.organization_id
      where p.active and o.active""";

  static final String PERSON_BY_ID = PERSON + " and p.id = $1";

  static final String ON_CALL =
      """
      select c.person_id, p.title, p.given_name, p.family_name, c.webhook, c.webhook_secret, c.mail
      from on_call c
      join person p on p.organization_id = c.organization_id and p.id = c.person_id and p.active
      where c.organization_id = $1 and c.active""";

  /// The numbers of one state in the order of the practice file, the county's own first. $2: the
  /// state, $3: the county, both as typed.
  static final String EMERGENCY_NUMBERS =
      """
      select name, number, county from emergency_number
      where organization_id = $1 and active and lower(state) = lower(trim($2))
        and (county = ''
          or lower(county) = lower(trim(regexp_replace($3, '\\s+county\\s*$', '', 'i'))))
      order by (county = ''), position""";

  /// In this order: clinicians, front desk, patients, guests.
  static final String PEOPLE_OF =
      "select * from ("
          + PERSON
          + " and p.organization_id = $1 and p.key is not null) people"
          + " order by array_position(array['clinician', 'coordinator', 'patient', 'guest'], kind),"
          + " given_name, family_name, key";
}
