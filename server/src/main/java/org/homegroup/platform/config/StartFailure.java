package org.homegroup.platform.config;

/// A problem that keeps the server from starting and that an operator can fix: a busy port, a wrong
/// option, a data directory in use, a missing program. Its message is shown without a stack trace,
/// and the program ends with the exit code of its kind.
public final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// The kind of problem and its exit code. 1 is an unexpected failure, 2 a wrong command line.
  /// `STOPPED` is no problem: a signal ended the start, and scripts see the signal's code.
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

  /// @param sentence the problem and its solution, for operators; without names of persons or
  ///     secrets
  public StartFailure(Kind kind, String sentence) {
    this(kind, sentence, null);
  }

  /// @param cause logged at debug level; may be null
  public StartFailure(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
