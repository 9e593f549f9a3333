package org.homegroup.platform.http;

import java.util.Optional;

/// Thrown, or given to `RoutingContext.fail`, by a route that says no. Cheap: it has no stack
/// trace.
public final class RequestRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final String pointer;

  public RequestRefused(ProblemCode code) {
    this(code, code.explanation());
  }

  /// @param detail for people, safe to show
  public RequestRefused(ProblemCode code, String detail) {
    this(code, detail, null);
  }

  /// @param pointer where in the body (RFC 6901)
  public RequestRefused(ProblemCode code, String detail, String pointer) {
    super(detail, null, false, false);
    this.code = code;
    this.pointer = pointer;
  }

  /// What a route that asked the database is to fail with. Another failure than a refusal is told
  /// without its cause, which may quote a parameter.
  public static RequestRefused orUnavailable(Throwable failure) {
    return failure instanceof RequestRefused refused
        ? refused
        : new RequestRefused(ProblemCode.UNAVAILABLE);
  }

  public ProblemCode code() {
    return code;
  }

  Optional<String> pointer() {
    return Optional.ofNullable(pointer);
  }
}
