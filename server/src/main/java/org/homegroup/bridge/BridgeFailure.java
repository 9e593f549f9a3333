package org.homegroup.bridge;

/// Why a bridge did not do what was asked. The reconciler retries with back-off; nothing else acts
/// on it. Messages never hold addresses, session descriptions or secrets.
public abstract sealed class BridgeFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private BridgeFailure(String message) {
    super(message, null, false, false);
  }

  /// The bridge cannot be reached, or died; all its conferences are void.
  public static final class Unreachable extends BridgeFailure {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message) {
      super(message);
    }
  }

  /// The bridge answered, and said no. `code` is the bridge's own.
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

  /// The bridge did not answer within the time allowed, or its answer got lost. Whether it acted is
  /// not known.
  public static final class TimedOut extends BridgeFailure {
    private static final long serialVersionUID = 1L;

    public TimedOut(String what) {
      super(what + " was not answered in time");
    }
  }

  /// What was asked was overtaken: the endpoint or conference was removed meanwhile. Not a fault.
  public static final class Overtaken extends BridgeFailure {
    private static final long serialVersionUID = 1L;

    public Overtaken(String what) {
      super(what + " was overtaken");
    }
  }
}
