package org.homegroup.platform.http;

import io.vertx.core.http.HttpHeaders;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Signals a refusal by a route, thrown or passed to `RoutingContext.fail`. Cheap: it has no stack
/// trace.
public final class RequestRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient Optional<String> pointer;
  private final transient Map<CharSequence, String> headers;

  public RequestRefused(ProblemCode code) {
    this(code, Optional.empty(), Map.of());
  }

  private RequestRefused(
      ProblemCode code, Optional<String> pointer, Map<CharSequence, String> headers) {
    super(code.code(), null, false, false);
    this.code = code;
    this.pointer = pointer;
    this.headers = headers;
  }

  /// @param pointer where in the body (RFC 6901); empty: nowhere in particular
  public static RequestRefused malformed(Optional<String> pointer) {
    return new RequestRefused(ProblemCode.MALFORMED, pointer, Map.of());
  }

  public static RequestRefused malformed(String pointer) {
    return malformed(Optional.of(pointer));
  }

  public static RequestRefused tooManyRequests(int retryAfterSeconds) {
    return new RequestRefused(
        ProblemCode.TOO_MANY_REQUESTS,
        Optional.empty(),
        Map.of(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds)));
  }

  /// @param allowed the methods that the address has
  public static RequestRefused methodNotAllowed(Collection<String> allowed) {
    return new RequestRefused(
        ProblemCode.METHOD_NOT_ALLOWED,
        Optional.empty(),
        Map.of(HttpHeaders.ALLOW, String.join(", ", allowed)));
  }

  public ProblemCode code() {
    return code;
  }

  Optional<String> pointer() {
    return pointer;
  }

  /// What the answer tells beside the problem.
  Map<CharSequence, String> headers() {
    return headers;
  }
}
