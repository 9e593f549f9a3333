package org.homegroup.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns every refusal and failure of a route into `application/problem+json`. The one place that
/// picks a status, and the one place that logs a failed request.
public final class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /// Statuses Vert.x answers by itself when no route matches.
  private static final int[] BY_ROUTER = {400, 404, 405, 406, 413, 414, 415};

  private Problems() {}

  /// Catches what any route of this router fails with.
  static void catchAll(Router router) {
    router.route().failureHandler(Problems::answerFailure);
    for (int status : BY_ROUTER) {
      router.errorHandler(status, Problems::answerFailure);
    }
    router.errorHandler(500, Problems::answerFailure);
  }

  /// The problem behind a failure. `failure` may be null: Vert.x then knows only a status.
  static ProblemCode codeOf(Throwable failure, int status) {
    return switch (failure) {
      case RequestRefused refused -> refused.code();
      case HttpException http -> ProblemCode.ofStatus(http.getStatusCode());
      case DecodeException _ -> ProblemCode.MALFORMED;
      case null -> ProblemCode.ofStatus(status);
      default -> ProblemCode.INTERNAL;
    };
  }

  static Problem problemOf(RoutingContext context) {
    Throwable failure = context.failure();
    ProblemCode code = codeOf(failure, context.statusCode());
    Optional<String> pointer =
        failure instanceof RequestRefused refused ? refused.pointer() : Optional.empty();
    return new Problem(code, context.request().path(), pointer, RequestIds.of(context));
  }

  private static void answerFailure(RoutingContext context) {
    Problem problem = problemOf(context);
    if (problem.code().status() >= 500) {
      logFailure(context, problem);
    }
    var response = context.response();
    if (response.headWritten()) {
      // Half an answer is out; closing is the only way left to say that it is not whole.
      context.request().connection().close();
      return;
    }
    if (context.failure() instanceof RequestRefused refused) {
      refused.headers().forEach(response::putHeader);
    }
    if (problem.code() == ProblemCode.UNAUTHORIZED) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    response
        .setStatusCode(problem.code().status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(problem.toJson().toBuffer());
  }

  /// Without the query, where a careless client may have put a secret.
  private static void logFailure(RoutingContext context, Problem problem) {
    log.error(
        "{} {} failed: {} (request {})",
        context.request().method(),
        problem.instance(),
        problem.code().code(),
        problem.requestId(),
        context.failure());
  }
}
