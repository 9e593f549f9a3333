package org.homegroup.platform.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.platform.config.StartFailure.Kind;

/// Reads the configuration once, at the start. All errors are reported at once. An unknown key is
/// an error too: a misspelled option that is silently ignored would be found only when it matters.
public final class ConfigLoader {

  private static final String ROOT = "homegroup";

  private final Map<String, String> environment;
  private final Path home;

  /// Creates a loader.
  ///
  /// @param environment the process's variables
  /// @param home the directory to which relative paths in the configuration refer
  public ConfigLoader(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home.toAbsolutePath();
  }

  /// Loads the configuration.
  ///
  /// @param file the operator's own file, if any
  /// @param commandLine values of command-line options, by key such as `homegroup.http.port`
  /// @throws StartFailure with every error, one a line
  public Config load(Optional<Path> file, Map<String, ?> commandLine) {
    var complaints = new ArrayList<String>();
    var sources = new ConfigSources(complaints);
    var merged = sources.merge(file, environment, commandLine);
    Config config = Config.from(new Section(merged.getConfig(ROOT), ROOT, complaints), home);
    if (!complaints.isEmpty()) {
      throw new StartFailure(Kind.CONFIGURATION, sentence(complaints));
    }
    sources.logChanges(merged);
    return config;
  }

  private static String sentence(List<String> complaints) {
    String separator = complaints.size() == 1 ? " " : "\n  ";
    return "The configuration is not right:" + separator + String.join("\n  ", complaints);
  }
}
