package org.homegroup.bench;

import org.homegroup.cli.ExceptionHandler;
import org.homegroup.testing.browser.BrowserUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Shows why a measurement failed. A missing browser is told in one sentence and has an exit code
/// of its own; everything else is told as the server's commands do.
final class BenchExceptionHandler implements IExecutionExceptionHandler {

  private static final int BROWSER = 7;

  private final ExceptionHandler others = new ExceptionHandler();

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof BrowserUnavailable known) {
      command.getErr().println(command.getColorScheme().errorText(known.getMessage()));
      return BROWSER;
    }
    return others.handleExecutionException(failure, command, parsed);
  }
}
