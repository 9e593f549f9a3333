package org.homegroup.platform.database;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;

/// A port in front of a database: hangs up on every caller until it is opened, then lets each
/// through.
final class ClosedDoor implements AutoCloseable {

  private final ServerSocket front;
  private final DatabaseSettings behind;
  private final Semaphore knocks = new Semaphore(0);
  private volatile boolean open;

  ClosedDoor(DatabaseSettings behind) throws IOException {
    this.behind = behind;
    this.front = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::answer);
  }

  /// How to reach the database through this door.
  DatabaseSettings settings() {
    return new DatabaseSettings(
        "127.0.0.1",
        front.getLocalPort(),
        behind.database(),
        behind.user(),
        behind.password(),
        behind.poolSize());
  }

  /// Returns when that many callers were sent away.
  void awaitKnocks(int count) throws InterruptedException {
    assertTrue(knocks.tryAcquire(count, 1, MINUTES), "nobody tried again");
  }

  void open() {
    open = true;
  }

  @Override
  public void close() throws IOException {
    front.close();
  }

  private void answer() {
    while (!front.isClosed()) {
      try {
        Socket caller = front.accept();
        if (open) {
          Socket database = new Socket(behind.host(), behind.port());
          pass(caller, database);
          pass(database, caller);
        } else {
          caller.close();
          knocks.release();
        }
      } catch (IOException _) {
        // Closed, or one caller less.
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException _) {
                // The other direction has closed both.
              }
            });
  }
}
