package org.homegroup;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.homegroup.config.Config;
import org.homegroup.config.StartFailure;
import org.homegroup.http.HealthRoutes;
import org.homegroup.http.HttpVerticle;
import org.homegroup.http.ListenFailure;
import org.homegroup.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only place that knows every implementation, and the order in which they start and stop: what
/// others need comes first and goes last.
public final class Server {

  private static final Logger log = LoggerFactory.getLogger(Server.class);

  /// After this a stop gives up waiting: a container platform would soon send SIGKILL anyway (ten
  /// seconds by default).
  private static final long STOP_SECONDS = 8;

  private final Config config;
  private final Metrics metrics = new Metrics();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<Vertx> running = new AtomicReference<>();

  public Server(Config config) {
    this.config = config;
  }

  /// Returns when people can come in.
  ///
  /// @throws StartFailure if something an operator can put right keeps it from starting; what was
  ///     started is stopped
  public Welcome start() {
    ListenFailure.throwIfPortIsTaken(config.http());
    Vertx vertx = Vertx.vertx(options());
    running.set(vertx);
    var http =
        new HttpVerticle(config, metrics, List.of(new HealthRoutes(List.of())), Optional.empty());
    try {
      await(vertx.deployVerticle(http));
    } catch (RuntimeException failure) {
      stop();
      throw failure;
    }
    return new Welcome(config.http().baseUrl(http.actualPort()), List.of());
  }

  /// Stops what was started, in bounded time. Safe to call twice, while starting, and when nothing
  /// was started.
  public void stop() {
    Vertx vertx = running.getAndSet(null);
    if (vertx != null) {
      try {
        vertx.close().await(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException | RuntimeException failure) {
        log.warn("Did not stop cleanly: {}", failure.toString());
      }
      metrics.close();
    }
    stopped.countDown();
  }

  /// Waits until somebody called [#stop()].
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof StartFailure known ? known : failure;
    }
  }

  /// Nothing is read through Vert.x's copy of the classpath, so it needs no cache folder on disk.
  private static VertxOptions options() {
    return new VertxOptions()
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false)
                .setFileCachingEnabled(false));
  }
}
