package org.homegroup.bridge;

/// The reason why a request to a bridge failed. Only the reconciler acts on it: it retries with
/// back-off. Messages never contain addresses, session descriptions or secrets.
public abstract sealed class BridgeFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private BridgeFailure(String message) {
    super(message, null, false, false);
  }

  /// The bridge cannot be reached or has died. All its conferences are gone.
  public static final class Unreachable extends BridgeFailure {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message) {
      super(message);
    }
  }

  /// The bridge answered with an error. `code` is the bridge's own.
  public static final class Refused extends BridgeFailure {
    private static final long serialVersionUID = 1L;
    private final int code;

    public Refused(int code, String reason) {
      super(code + ": " + reason);
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  /// The bridge did not answer in time, or its answer was lost. It may or may not have acted.
  public static final class TimedOut extends BridgeFailure {
    private static final long serialVersionUID = 1L;

    public TimedOut(String what) {
      super(what + " was not answered in time");
    }
  }

  /// The request became obsolete, because its endpoint or conference was removed meanwhile. Not a
  /// fault.
  public static final class Overtaken extends BridgeFailure {
    private static final long serialVersionUID = 1L;

    public Overtaken(String what) {
      super(what + " was overtaken");
    }
  }
}
