package org.homegroup.testing;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import org.homegroup.platform.database.Database;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A database for one test class, with the current schema, and the Vert.x that connects to it. For
/// a static field with `@RegisterExtension`.
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

  private Vertx vertx;
  private Database database;

  @Override
  public void beforeAll(ExtensionContext context) {
    vertx = Vertx.vertx();
    database = TestPostgres.open(vertx);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    AwaitCondition.of(database.close());
    AwaitCondition.of(vertx.close());
  }

  public Vertx vertx() {
    return vertx;
  }

  public Pool pool() {
    return database.pool();
  }
}
