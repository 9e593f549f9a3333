package org.homegroup.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.config.ConfigLoader;
import picocli.CommandLine.Option;

/// The options of every command that works on a server's data: which configuration, which folder.
final class ConfigOptions {

  /// Set by the launcher: the folder where relative paths in the configuration start.
  private static final String HOME_PROPERTY = "homegroup.home";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "${env:HOMEGROUP_CONFIG}",
      description = "Options in HOCON, laid over the defaults (also: HOMEGROUP_CONFIG).")
  private Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "Where the data is kept.")
  private Path data;

  /// Paths on the command line start where the person is, as in any shell.
  ///
  /// @param more settings of the command's own options, by key
  Config load(Map<String, ?> more) {
    var settings = new LinkedHashMap<String, Object>(more);
    if (data != null) {
      settings.put("homegroup.data-directory", data.toAbsolutePath().toString());
    }
    Path home = Path.of(System.getProperty(HOME_PROPERTY, "")).toAbsolutePath();
    return new ConfigLoader(System.getenv(), home).load(Optional.ofNullable(config), settings);
  }
}
