package org.homegroup;

/// Something an operator can put right keeps the server from starting. The message is one sentence
/// for people: what is wrong, and what to do. It is shown as it is, without a stack trace.
public final class StartupProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartupProblem(String message) {
    this(message, null);
  }

  /// `cause` is for the log only.
  public StartupProblem(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
