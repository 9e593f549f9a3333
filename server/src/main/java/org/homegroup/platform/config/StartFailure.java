package org.homegroup.platform.config;

/// Something an operator can put right keeps the server from starting: a busy port, a wrong option,
/// a data directory in use, a program that is missing. Thrown by whatever part notices; shown as
/// its sentence alone, without a stack trace, and ends the program with the code of its kind.
public final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What is wrong, and the exit code scripts see. 1 is an unexpected failure, 2 a wrong command
  /// line. `STOPPED`: nothing is; a signal came, and its own code is what scripts see.
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

  /// @param sentence what is wrong and what to do, for people; no names, no secrets
  public StartFailure(Kind kind, String sentence) {
    this(kind, sentence, null);
  }

  /// @param cause kept for the log at debug level; may be null
  public StartFailure(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
