package org.homegroup.identity.link;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.identity.token.IdentityRefusal;
import org.homegroup.identity.token.Secrets;
import org.homegroup.platform.json.KebabCase;

/// Creates personal links. A link holds a secret that works once and for a limited time. It follows
/// the `#`, which a browser never sends, so it is in no log of any server or proxy.
public final class MagicLinks {

  /// A link for the same person's other device is used at once, or not at all.
  private static final Duration OTHER_DEVICE_TTL = Duration.ofMinutes(15);

  private static final String MAKE =
      """
      insert into link (organization_id, person_id, secret_hash, purpose, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6)""";

  private static final String STATE =
      "select used_at, expires_at from link l join person p on p.id = l.person_id and p.active"
          + " where secret_hash = $1";

  private final Pool pool;
  private final InstantSource clock;
  private final Duration ttl;
  private final Supplier<URI> baseUrl;

  /// The purpose of a link, as stored in the table.
  public enum Purpose {
    INVITATION,
    ANOTHER_DEVICE,
    DEMO;

    private String code() {
      return KebabCase.kebab(this);
    }
  }

  /// Creates the links.
  ///
  /// @param baseUrl the address of the server, evaluated for each link, because the port may be
  ///     unknown before the server listens
  public MagicLinks(Pool pool, InstantSource clock, Duration ttl, Supplier<URI> baseUrl) {
    this.pool = pool;
    this.clock = clock;
    this.ttl = ttl;
    this.baseUrl = baseUrl;
  }

  /// Creates a link. It is a secret: give it to its owner, and log it nowhere.
  public Future<URI> make(OrganizationId organizationId, PersonId personId, Purpose purpose) {
    String secret = Secrets.next();
    Instant now = clock.instant();
    Tuple row =
        Tuple.of(
            UUID.fromString(organizationId.value()),
            UUID.fromString(personId.value()),
            Buffer.buffer(Secrets.hash(secret)),
            purpose.code(),
            now.atOffset(ZoneOffset.UTC),
            now.plus(ttlOf(purpose)).atOffset(ZoneOffset.UTC));
    return pool.preparedQuery(MAKE)
        .execute(row)
        .map(_ -> URI.create(baseUrl.get() + "/#link=" + secret));
  }

  /// The reason for which a link was refused.
  public Future<IdentityRefusal> refusalOf(String secret) {
    return pool.preparedQuery(STATE)
        .execute(Tuple.of(Buffer.buffer(Secrets.hash(secret))))
        .map(MagicLinks::refusal);
  }

  private static IdentityRefusal refusal(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return IdentityRefusal.LINK_UNKNOWN;
    }
    return rows.iterator().next().getOffsetDateTime("used_at") == null
        ? IdentityRefusal.LINK_EXPIRED
        : IdentityRefusal.LINK_USED;
  }

  private Duration ttlOf(Purpose purpose) {
    boolean shorter = purpose == Purpose.ANOTHER_DEVICE && ttl.compareTo(OTHER_DEVICE_TTL) > 0;
    return shorter ? OTHER_DEVICE_TTL : ttl;
  }
}
