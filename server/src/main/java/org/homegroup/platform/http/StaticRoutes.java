package org.homegroup.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the pages of the web client. A file under `/assets/` has a hash in its name and may be
/// cached forever; any other is requested again each time. An address that is no file, such as
/// `/session/...`, is a page that the client draws. Mounted last, because it answers all other
/// paths.
final class StaticRoutes implements Routes {

  private static final Logger LOG = LoggerFactory.getLogger(StaticRoutes.class);
  private static final String INDEX = "/index.html";

  private static final List<String> NOT_PAGES =
      List.of("/api/", "/assets/", "/health/", "/live", "/problems/");

  /// The file types of a web client build. Browsers run a script only if its type says so.
  private static final Map<String, String> CONTENT_TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("wav", "audio/wav"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final WebAssets assets;

  StaticRoutes(WebAssets assets) {
    this.assets = assets;
    if (assets.find(INDEX).isEmpty()) {
      LOG.warn("This build of the server holds no web client");
    }
  }

  @Override
  public void mount(Router router) {
    router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::serve);
    router.route().handler(context -> context.fail(ProblemCode.NOT_FOUND.status()));
  }

  private void serve(RoutingContext context) {
    String path = context.normalizedPath();
    String file = isPage(path) ? INDEX : path;
    WebAsset asset = assets.find(file).orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
    boolean hashed = file.startsWith("/assets/");
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, contentType(file))
            .putHeader(
                HttpHeaders.CACHE_CONTROL,
                hashed ? "public, max-age=31536000, immutable" : "no-cache")
            .putHeader(HttpHeaders.ETAG, asset.entityTag())
            .putHeader(HttpHeaders.VARY, "Accept-Encoding");
    if (asset.entityTag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
    } else {
      send(context, asset);
    }
  }

  private static void send(RoutingContext context, WebAsset asset) {
    String accepted = String.valueOf(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    if (asset.gzipped().isPresent() && accepted.contains("gzip")) {
      context.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(asset.gzipped().get());
    } else {
      context.response().end(asset.plain());
    }
  }

  private static boolean isPage(String path) {
    return path.indexOf('.') < 0 && NOT_PAGES.stream().noneMatch(path::startsWith);
  }

  private static String contentType(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1);
    return CONTENT_TYPES.getOrDefault(ending, "application/octet-stream");
  }
}
