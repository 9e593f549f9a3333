package org.homegroup.http;

/// Thrown, or given to `RoutingContext.fail`, by a route that says no. Cheap: it has no stack
/// trace.
public final class RequestRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  public RequestRefused(ProblemCode code) {
    this(code, code.explanation());
  }

  /// @param detail for people, safe to show
  public RequestRefused(ProblemCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  public ProblemCode code() {
    return code;
  }
}
