package org.homegroup.platform.config;

/// Signals a problem that prevents the start and that an operator can correct: a busy port, a wrong
/// option, a data directory in use, a missing program. Any part of the server may throw it. The
/// program prints its sentence alone, without a stack trace, and ends with the exit code of its
/// kind.
public final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// The kind of problem, with the exit code for scripts. 1 is an unexpected failure, 2 a wrong
  /// command line. `STOPPED` is no problem: a signal ended the start, and scripts see the signal's
  /// own code.
  public enum Kind {
    CONFIGURATION(3),
    PORT(4),
    DATA(5),
    BRIDGE(6),
    STOPPED(143);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  /// Creates a failure.
  ///
  /// @param sentence the problem and the remedy, for people; no names, no secrets
  public StartFailure(Kind kind, String sentence) {
    this(kind, sentence, null);
  }

  /// Creates a failure with its cause.
  ///
  /// @param cause for the log at debug level; may be null
  public StartFailure(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
