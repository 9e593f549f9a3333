package org.homegroup.platform.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.AllowForwardHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.config.HttpConfig;
import org.homegroup.platform.metrics.Metrics;

/// The HTTP server. It knows no feature: the caller passes routes and the live socket's handler.
/// Undeploying it stops accepting requests and lets running ones finish.
public final class HttpVerticle extends VerticleBase {

  private static final long FINISH_SECONDS = 3;

  private final Config config;
  private final Metrics metrics;
  private final List<Routes> routes;
  private final Optional<LiveSide> live;
  private final Optional<String> telephone;
  private HttpServer server;

  /// For a practice without a telephone number.
  public HttpVerticle(
      Config config, Metrics metrics, List<Routes> routes, Optional<LiveSide> live) {
    this(config, metrics, routes, live, Optional.empty());
  }

  /// Creates the server.
  ///
  /// @param routes of all features, mounted in this order, before the pages of the web client
  /// @param live the handler of `/live`; empty without signaling
  /// @param telephone of the practice. A server has one practice file, so unknown visitors see this
  ///     number too
  public HttpVerticle(
      Config config,
      Metrics metrics,
      List<Routes> routes,
      Optional<LiveSide> live,
      Optional<String> telephone) {
    this.config = config;
    this.metrics = metrics;
    this.routes = List.copyOf(routes);
    this.live = live;
    this.telephone = telephone;
  }

  /// Fails with [org.homegroup.platform.config.StartFailure] if the port is taken.
  @Override
  public Future<?> start() {
    HttpConfig http = config.http();
    server = vertx.createHttpServer(options()).requestHandler(router());
    new LiveSocket(new OriginPolicy(http), metrics).attach(server, live);
    return live.<Future<?>>map(side -> side.start(context))
        .orElse(Future.succeededFuture())
        .compose(
            _ ->
                server
                    .listen(http.port(), http.host())
                    .recover(failure -> ListenFailure.of(http, failure)));
  }

  @Override
  public Future<?> stop() {
    return live.<Future<?>>map(LiveSide::stop)
        .orElse(Future.succeededFuture())
        .transform(
            _ ->
                server == null
                    ? Future.succeededFuture()
                    : server.shutdown(FINISH_SECONDS, TimeUnit.SECONDS));
  }

  /// The port on which it really listens; differs from the configuration if that is 0.
  public int actualPort() {
    return server.actualPort();
  }

  private HttpServerOptions options() {
    int maxMessage = config.signaling().maxMessageSize();
    return new HttpServerOptions()
        .setMaxWebSocketFrameSize(maxMessage)
        .setMaxWebSocketMessageSize(maxMessage)
        // A compressor for each connection costs more memory than all its other data, and fan-out
        // needs identical bytes for everyone.
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        // HTTP/2 without TLS is for proxies; nothing here gains from it, and WebSockets would need
        // another path.
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(true);
  }

  private Router router() {
    HttpConfig http = config.http();
    Router router = Router.router(vertx);
    router.allowForward(
        http.behindProxy() ? AllowForwardHeaders.X_FORWARD : AllowForwardHeaders.NONE);
    Problems.catchAll(router);
    router.route().handler(new RequestIds());
    router.route().handler(new SecurityHeaders(http));
    router.route().handler(BodyHandler.create(false).setBodyLimit(http.maxBodySize()));
    routes.forEach(feature -> feature.mount(router));
    new MetricsRoutes(metrics, http.metricsToken()).mount(router);
    new ProblemRoutes().mount(router);
    new StaticRoutes(new WebAssets("webroot", telephone)).mount(router);
    return router;
  }
}
