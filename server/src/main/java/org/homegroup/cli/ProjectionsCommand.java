package org.homegroup.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.homegroup.app.ProjectionRebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `homegroup projections`: the read models.
@Command(
    name = "projections",
    description = "Works on the read models, which are derived from the journal.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ProjectionsCommand.Rebuild.class)
public final class ProjectionsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  @Command(
      name = "rebuild",
      description = "Empties the read models and derives them again from the whole journal.",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      footer = {
        "",
        "The change appears all at once at the end; interrupted, it changes nothing. A server that uses the built-in"
            + " PostgreSQL must be stopped first. With a database of your own the server may run, but check-in answers"
            + " may be unavailable until the rebuild is done."
      })
  static final class Rebuild implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigOptions options;

    @Override
    public Integer call() {
      long read = ProjectionRebuild.run(options.load(Map.of()));
      var out = spec.commandLine().getOut();
      out.printf("Rebuilt the read models from %d journal entries.%n", read);
      out.flush();
      return 0;
    }
  }
}
