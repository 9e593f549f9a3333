package org.homegroup;

/// Something a person has to put right before the server can start. The message is one sentence
/// for that person: what is wrong and what to do. It is printed without a stack trace.
public class StartupProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartupProblem(String message) {
    super(message, null, false, false);
  }
}
