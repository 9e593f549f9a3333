package org.homegroup.platform.http;

import java.util.Optional;

/// Signals a refusal by a route, thrown or passed to `RoutingContext.fail`. Cheap: it has no stack
/// trace.
public final class RequestRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final String pointer;

  public RequestRefused(ProblemCode code) {
    this(code, code.explanation());
  }

  /// Creates a refusal.
  ///
  /// @param detail for people, safe to show
  public RequestRefused(ProblemCode code, String detail) {
    this(code, detail, null);
  }

  /// Creates a refusal of a part of the body.
  ///
  /// @param pointer to that part (RFC 6901)
  public RequestRefused(ProblemCode code, String detail, String pointer) {
    super(detail, null, false, false);
    this.code = code;
    this.pointer = pointer;
  }

  /// The failure of a route that queried the database. A failure that is no refusal is reported
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
