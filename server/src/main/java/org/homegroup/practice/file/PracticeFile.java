package org.homegroup.practice.file;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.platform.config.StartFailure;

/// Reads a practice file (HOCON). `config/demo-practice.conf` documents every key. All errors are
/// reported at once, each with the path of the key; an unknown key is an error too.
public final class PracticeFile {

  /// The demo practice inside the jar.
  private static final String DEMO = "demo-practice.conf";

  private PracticeFile() {}

  /// Reads a file.
  ///
  /// @param file empty for the built-in demo practice
  /// @throws StartFailure with all errors, one a line
  public static Practice read(Optional<Path> file) {
    String name = file.map(Path::toString).orElse(DEMO);
    Path folder = file.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
    return parse(name, file.map(PracticeFile::values).orElseGet(PracticeFile::demoValues), folder);
  }

  /// Parses a practice.
  ///
  /// @param name of the file, for error messages
  static Practice parse(String name, Config values) {
    return parse(name, values, Path.of(""));
  }

  static Practice parse(String name, Config values, Path folder) {
    var complaints = new ArrayList<String>();
    Practice practice = new PracticeReader(complaints, folder).read(values);
    if (!complaints.isEmpty()) {
      throw failure(name, complaints);
    }
    return practice;
  }

  private static Config values(Path file) {
    if (!Files.isReadable(file)) {
      throw failure(file.toString(), List.of("there is no such file, or it cannot be read"));
    }
    try {
      return ConfigFactory.parseFile(file.toFile()).resolve();
    } catch (ConfigException unreadable) {
      throw failure(file.toString(), List.of(unreadable.getMessage()));
    }
  }

  private static Config demoValues() {
    var options = ConfigParseOptions.defaults().setAllowMissing(false);
    return ConfigFactory.parseResources(PracticeFile.class.getClassLoader(), DEMO, options)
        .resolve();
  }

  private static StartFailure failure(String name, List<String> complaints) {
    String separator = complaints.size() == 1 ? " " : "\n  ";
    return new StartFailure(
        StartFailure.Kind.CONFIGURATION,
        "The practice file "
            + name
            + " is not right:"
            + separator
            + String.join("\n  ", complaints));
  }
}
