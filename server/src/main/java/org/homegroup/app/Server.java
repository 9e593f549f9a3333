package org.homegroup.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.homegroup.api.tasks.OnCallRoutes;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.pg.PgConferenceStore;
import org.homegroup.bridge.pool.BridgePool;
import org.homegroup.bridge.pool.PoolMetrics;
import org.homegroup.checkin.CheckInReceiver;
import org.homegroup.checkin.CheckInStore;
import org.homegroup.checkin.CheckIns;
import org.homegroup.encryption.EncryptionKeys;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.identity.SignInService;
import org.homegroup.identity.link.MagicLinks;
import org.homegroup.identity.token.AccessTokens;
import org.homegroup.identity.token.Principal;
import org.homegroup.identity.token.SigningKeys;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.oncall.OnCallDesk;
import org.homegroup.platform.config.BridgePoolConfig;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.config.StartFailure;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.http.HttpVerticle;
import org.homegroup.platform.http.ListenFailure;
import org.homegroup.platform.loop.TimeSources;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.file.Practice;
import org.homegroup.practice.file.PracticeFile;
import org.homegroup.practice.file.PracticeLoader;
import org.homegroup.projection.pg.PgProjections;
import org.homegroup.runtime.pg.PgLivenessStore;
import org.homegroup.safety.CrisisNotes;
import org.homegroup.safety.PgCareTasks;
import org.homegroup.safety.TaskBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts and stops all parts of the server, in order: a part starts before the parts that depend
/// on it and stops after them. The only class that knows every implementation.
public final class Server {

  private static final Logger log = LoggerFactory.getLogger(Server.class);

  private final Config config;
  private final InstantSource clock;
  private final Metrics metrics = new Metrics();
  private final Shutdown shutdown = new Shutdown();
  private final TaskBoard tasks = new TaskBoard(metrics);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile int port;

  public Server(Config config) {
    this(config, InstantSource.system());
  }

  public Server(Config config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /// Returns when participants can connect. Blocks.
  ///
  /// @throws StartFailure if a problem that an operator can correct prevents the start, or the
  ///     server was stopped meanwhile; all started parts are stopped then
  public StartResult start() {
    ListenFailure.throwIfPortIsTaken(config.http());
    port = config.http().port();
    try {
      return startParts();
    } catch (RuntimeException failure) {
      // A failure after the stop has begun is a consequence of the stop.
      boolean asked = shutdown.begun();
      stop();
      throw asked
          ? new StartFailure(StartFailure.Kind.STOPPED, "Stopped while it was starting.", failure)
          : failure;
    }
  }

  /// Stops all started parts, in bounded time. Safe to call twice, during the start, and when
  /// nothing was started.
  public void stop() {
    shutdown.run();
    stopped.countDown();
  }

  /// Blocks until [#stop()] is called.
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  private StartResult startParts() {
    shutdown.last("metrics", metrics::close);
    Vertx vertx = Vertx.vertx(options());
    shutdown.add("event loops", vertx::close);
    Database database = database(vertx);
    var journal = new PgJournal(vertx, database.pool(), metrics.registry());
    var projections = projections(vertx, database, journal);
    var practice = PracticeFile.read(config.practiceFile());
    var loader =
        new PracticeLoader(
            database.pool(),
            projections.endedSessions(),
            clock,
            config.session().doorsOpenBefore());
    OrganizationId organization = await(loader.load(practice));
    var directory = new PracticeDirectory(vertx, database.pool(), clock);
    var keys = await(SigningKeys.open(vertx, database.pool(), clock, config.dataDirectory()));
    var tokens = new AccessTokens(keys, clock, config.identity().accessTokenTtl());
    var links = new MagicLinks(database.pool(), clock, config.identity().linkTtl(), this::baseUrl);
    var identity =
        new SignInService(
            database.pool(), clock, config.identity().refreshTtl(), links, tokens, directory);
    var liveness = new PgLivenessStore(vertx, database.pool());
    new DailyJobs(vertx, identity, loader, practice, directory, liveness, clock).start();
    var bridges = bridges(vertx, directory);
    var sealing = EncryptionKeys.open(config.checkIn().keyFile(), config.dataDirectory());
    var answers = new CheckInStore(database.pool(), sealing);
    var checkIns = new CheckIns(answers, projections.committedCheckIns(), clock, metrics);
    var live =
        new LiveNode(
            config,
            TimeSources.ofThisMachine(clock),
            metrics,
            new NodePorts(
                new NodePorts.Records(journal, liveness),
                new NodePorts.LeftBehind(projections.openSessions(), projections.leftCallbacks()),
                new NodePorts.Media(bridges::start, conferences(vertx, database)),
                new NodePorts.People(token -> verify(tokens, token), directory::booking),
                new NodePorts.Care(checkIns, tasks, new PgCareTasks(database.pool()))));
    var routes =
        new ServerRoutes(
            database,
            journal,
            projections.endedSessions(),
            tokens,
            identity,
            directory,
            bridges,
            checkIns,
            new CheckInReceiver(checkIns, answers, live, clock),
            new CrisisNotes(database.pool(), sealing),
            live,
            new ServerRoutes.Limits(clock, metrics));
    OnCallRoutes onCall = routes.onCall(tasks, onCallDesk(vertx, directory));
    var http =
        new HttpVerticle(
            config,
            metrics,
            routes.all(tasks, onCall, this::baseUrl),
            Optional.of(live),
            practice.organization().telephone());
    String deployment = await(vertx.deployVerticle(http));
    shutdown.add("HTTP", () -> vertx.undeploy(deployment));
    shutdown.add("on-call page", onCall::stop);
    port = http.actualPort();
    return new StartResult(baseUrl(), invited(practice, organization, directory, links));
  }

  private static Future<PersonId> verify(AccessTokens tokens, String token) {
    return tokens
        .verify(token)
        .compose(
            principal ->
                principal
                    .map(Principal::personId)
                    .map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture("not a valid token")));
  }

  private Database database(Vertx vertx) {
    Database database = Database.open(vertx, DatabaseStart.settings(config, shutdown));
    shutdown.add("database", database::close);
    return database;
  }

  /// Caught up before anything asks them. Stopped after everything that appends.
  private PgProjections projections(Vertx vertx, Database database, PgJournal journal) {
    var projections = new PgProjections(vertx, database.pool(), journal, metrics);
    projections.follow();
    shutdown.add("read models", projections::stop);
    long read = await(projections.catchUp());
    log.info("Read models are up to date; {} journal entries were new", read);
    return projections;
  }

  private BridgePool bridges(Vertx vertx, PracticeDirectory directory) {
    var start =
        new BridgeStart(vertx, config.dataDirectory(), config.bridge().carryOnWithin(), clock);
    BridgePoolConfig pool = config.bridge().pool();
    var bridges =
        new BridgePool(
            await(start.all(pool, shutdown)),
            session ->
                directory
                    .booking(session)
                    .map(found -> found.map(Booking::zone).flatMap(pool::regionOf)),
            clock);
    PoolMetrics.register(metrics, bridges);
    return bridges;
  }

  private ConferenceStore conferences(Vertx vertx, Database database) {
    return config.bridge().carryOnWithin().isPositive()
        ? new PgConferenceStore(vertx, database.pool())
        : ConferenceStore.NONE;
  }

  private OnCallDesk onCallDesk(Vertx vertx, PracticeDirectory directory) {
    var desk =
        OnCallDesk.open(vertx, config, tasks, directory::onCall, this::baseUrl, clock, metrics);
    desk.start();
    return desk;
  }

  private List<StartResult.Invited> invited(
      Practice practice,
      OrganizationId organization,
      PracticeDirectory directory,
      MagicLinks links) {
    return practice.demo() ? await(new DemoLinks(directory, links).make(organization)) : List.of();
  }

  private URI baseUrl() {
    return config.http().baseUrl(port);
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException known ? known : failure;
    }
  }

  /// Vert.x copies nothing from the classpath, so no cache folder on disk is needed.
  private static VertxOptions options() {
    return new VertxOptions()
        .setPreferNativeTransport(false)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false)
                .setFileCachingEnabled(false));
  }
}
