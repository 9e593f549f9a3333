package org.homegroup;

import org.homegroup.cli.ExceptionHandler;
import org.homegroup.cli.ProjectionsCommand;
import org.homegroup.cli.StartCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The command line. Scripts rely on the exit codes.
@Command(
    name = "homegroup",
    description = "Group sessions of a practice, and the record of who attended.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {StartCommand.class, ProjectionsCommand.class, CommandLine.HelpCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "From a clone, `./homegroup test` runs the tests, and `./homegroup bench` measures the server."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:it worked",
      " 1:something unexpected broke",
      " 2:the command line is wrong",
      " 3:the configuration is wrong",
      " 4:the port cannot be used",
      " 5:the database or its data directory cannot be used",
      " 6:the video bridge cannot be used",
      "130, 143:stopped by Ctrl-C, by a signal"
    })
public final class Main {

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new ExceptionHandler())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /// The version of the jar; a build from a folder of classes has none.
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"homegroup " + (version == null ? "(development)" : version)};
    }
  }
}
