package org.homegroup.cli;

import org.homegroup.platform.config.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Prints the reason for a command's failure: one sentence if an operator can correct it, the stack
/// trace if it is a defect.
public final class ExceptionHandler implements IExecutionExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ExceptionHandler.class);

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof StartFailure known) {
      log.debug("The command failed", known);
      command.getErr().println(command.getColorScheme().errorText(known.getMessage()));
      return known.kind().exitCode();
    }
    log.error("Something unexpected broke", failure);
    return CommandLine.ExitCode.SOFTWARE;
  }
}
