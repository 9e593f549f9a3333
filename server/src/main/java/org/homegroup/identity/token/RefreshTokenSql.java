package org.homegroup.identity.token;

/// The statements of [RefreshTokenFamilies]. Each one that changes something carries its condition,
/// so that two nodes at the same time do no harm.
final class RefreshTokenSql {

  private RefreshTokenSql() {}

  static final String OPEN =
      """
      with used as (
        update link l set used_at = $2
        from person p join organization o on o.id = p.organization_id
        where l.secret_hash = $1 and l.used_at is null and l.expires_at > $2
          and p.id = l.person_id and p.active and o.active
        returning l.organization_id, l.person_id)
      insert into login (account, organization_id, person_id, salt, current_hash,
        created_at, rotated_at, expires_at)
      select $3, organization_id, person_id, $4, $5, $2, $2, $6 from used
      returning person_id""";

  static final String FIND =
      """
      select l.person_id, l.salt, l.current_hash, l.previous_hash, l.rotated_at, l.expires_at
      from login l
      join person p on p.id = l.person_id and p.active
      join organization o on o.id = p.organization_id and o.active
      where l.account = $1 and l.revoked_at is null and l.expires_at > $2""";

  static final String ROTATE =
      """
      update login set previous_hash = current_hash, current_hash = $3, rotated_at = $4
      where account = $1 and current_hash = $2 and revoked_at is null""";

  static final String REVOKE =
      """
      update login set revoked_at = $2, revoked_because = 'reuse'
      where account = $1 and revoked_at is null""";

  static final String CLOSE =
      """
      update login set revoked_at = $3, revoked_because = 'sign-out'
      where account = $1 and $2 in (current_hash, previous_hash) and revoked_at is null""";

  static final String NEWEST =
      """
      select account from login
      where account = any($1) and revoked_at is null and expires_at > $2
      order by created_at desc limit $3""";
}
