package org.homegroup.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns every refusal and failure of a route into `application/problem+json`. The only code that
/// chooses a status, and the only code that logs a failed request.
public final class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /// Statuses that Vert.x sends by itself when no route matches.
  private static final int[] BY_ROUTER = {400, 404, 405, 406, 413, 414, 415};

  private Problems() {}

  /// Handles all failures of this router's routes.
  static void catchAll(Router router) {
    router.route().failureHandler(Problems::answerFailure);
    for (int status : BY_ROUTER) {
      router.errorHandler(status, Problems::answerFailure);
    }
    router.errorHandler(500, Problems::answerFailure);
  }

  /// The problem for a failure. `failure` may be null: Vert.x then knows only a status.
  static ProblemCode codeOf(Throwable failure, int status) {
    return switch (failure) {
      case RequestRefused refused -> refused.code();
      case HttpException http -> ProblemCode.ofStatus(http.getStatusCode());
      case DecodeException _ -> ProblemCode.MALFORMED;
      case null -> ProblemCode.ofStatus(status);
      default -> ProblemCode.INTERNAL;
    };
  }

  /// Only a refusal of this server carries a text that is safe to show.
  static Problem problemOf(RoutingContext context) {
    Throwable failure = context.failure();
    ProblemCode code = codeOf(failure, context.statusCode());
    String detail = failure instanceof RequestRefused ? failure.getMessage() : code.explanation();
    Optional<String> pointer =
        failure instanceof RequestRefused refused ? refused.pointer() : Optional.empty();
    return new Problem(code, detail, context.request().path(), pointer, RequestIds.of(context));
  }

  private static void answerFailure(RoutingContext context) {
    Problem problem = problemOf(context);
    if (problem.code().status() >= 500) {
      logFailure(context, problem);
    }
    var response = context.response();
    if (response.headWritten()) {
      // Half an answer is sent; only closing the connection can tell that it is incomplete.
      context.request().connection().close();
      return;
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
