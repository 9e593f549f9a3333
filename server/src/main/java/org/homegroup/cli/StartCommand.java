package org.homegroup.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homegroup.app.Server;
import org.homegroup.app.StartResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Implements `homegroup start`: runs the server until a signal ends it.
@Command(
    name = "start",
    description = "Starts the server and prints a link for each person of the demo practice.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Every option of the server is described in config/reference.conf. It can be set in a file (--config), by an"
          + " environment variable (HOMEGROUP_HTTP_PORT for homegroup.http.port), or, some of them, here."
    })
public final class StartCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions options;

  @Option(names = "--port", paramLabel = "PORT", description = "TCP port; 0 takes any free one.")
  private Integer port;

  @Option(
      names = "--practice",
      paramLabel = "FILE",
      description = "People, rooms and sessions to load, instead of the demo practice.")
  private Path practice;

  @Option(names = "--no-bridge", description = "No audio and video: groups meet by text.")
  private boolean noBridge;

  @Option(
      names = "--json",
      description =
          "Print what scripts need as one JSON line: baseUrl, and name, role and link of each person.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    var server = new Server(options.load(settings()));
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
    StartResult result = server.start();
    StartOutput.print(spec.commandLine().getOut(), result, json);
    server.awaitStop();
    return 0;
  }

  /// Resolves paths on the command line against the working directory, as a shell does.
  private Map<String, Object> settings() {
    var settings = new LinkedHashMap<String, Object>();
    if (port != null) {
      settings.put("homegroup.http.port", port);
    }
    if (practice != null) {
      settings.put("homegroup.practice-file", practice.toAbsolutePath().toString());
    }
    if (noBridge) {
      settings.put("homegroup.bridge.kind", "none");
    }
    return settings;
  }
}
