package org.homegroup.bench;

import org.homegroup.bench.live.LiveBenchCommand;
import org.homegroup.bench.media.MediaBenchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program `homegroup bench`. It prints figures to compare, never a pass or a fail. Exit codes
/// are those of the server's own commands, and one more.
@Command(
    name = "homegroup bench",
    description = "Measures the server beside bare references, on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {LiveBenchCommand.class, MediaBenchCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:it measured, whatever the figures are",
      " 1:something unexpected broke",
      " 2:the command line is wrong",
      " 7:the browser cannot be used",
      "130, 143:stopped by Ctrl-C, by a signal"
    })
public final class BenchCommand {

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  public static CommandLine commandLine() {
    return new CommandLine(new BenchCommand())
        .setExecutionExceptionHandler(new BenchExceptionHandler())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
