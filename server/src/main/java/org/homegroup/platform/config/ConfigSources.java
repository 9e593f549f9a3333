package org.homegroup.platform.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sources of values, merged: the command line over the environment over the file over
/// `reference.conf`. An unreadable source, and every key that is not in `reference.conf`, is an
/// error.
final class ConfigSources {

  private static final Logger log = LoggerFactory.getLogger(ConfigSources.class);

  /// Variables for the command line, the log and the launcher, which are not options of the server.
  private static final Set<String> OTHER_VARIABLES =
      Set.of("HOMEGROUP_CONFIG", "HOMEGROUP_LOG_LEVEL", "HOMEGROUP_TEST_RUN");

  private static final Pattern SECRET_KEY = Pattern.compile(".*(password|token|secret)");

  private final Config reference =
      ConfigFactory.parseResources(ConfigSources.class.getClassLoader(), "reference.conf")
          .resolve();
  private final Set<String> keys = new TreeSet<>();
  private final List<String> complaints;

  ConfigSources(List<String> complaints) {
    this.complaints = complaints;
    reference.entrySet().forEach(entry -> keys.add(entry.getKey()));
  }

  Config merge(Optional<Path> file, Map<String, String> environment, Map<String, ?> commandLine) {
    return ConfigFactory.parseMap(commandLine, "command line")
        .withFallback(fromEnvironment(environment))
        .withFallback(file.map(this::fromFile).orElseGet(ConfigFactory::empty))
        .withFallback(reference);
  }

  /// Logs the options that differ from the defaults, and their sources; never a secret.
  void logChanges(Config merged) {
    for (String key : keys) {
      ConfigValue value = merged.getValue(key);
      if (!value.equals(reference.getValue(key))) {
        boolean secret = SECRET_KEY.matcher(key).matches();
        log.info(
            "{} = {} ({})",
            key,
            secret ? "(secret)" : value.render(ConfigRenderOptions.concise()),
            value.origin().description());
      }
    }
  }

  private Config fromFile(Path file) {
    try {
      var options = ConfigParseOptions.defaults().setAllowMissing(false);
      Config values = ConfigFactory.parseFile(file.toFile(), options).resolve();
      complainAboutUnknownKeys(values);
      return values;
    } catch (ConfigException.IO _) {
      complaints.add("the file %s cannot be read".formatted(file));
    } catch (ConfigException wrong) {
      complaints.add(wrong.getMessage());
    }
    return ConfigFactory.empty();
  }

  private void complainAboutUnknownKeys(Config values) {
    for (var entry : values.entrySet()) {
      String key = entry.getKey();
      if (!keys.contains(key)) {
        String place = entry.getValue().origin().description();
        complaints.add("%s is not an option%s (%s)".formatted(key, hint(key, keys), place));
      }
    }
  }

  private Config fromEnvironment(Map<String, String> environment) {
    Map<String, String> keyByName = new EnvironmentNames(keys).keyByName();
    Config values = ConfigFactory.empty();
    for (var entry : keyByName.entrySet()) {
      String text = environment.get(entry.getKey());
      if (text != null) {
        String key = entry.getValue();
        values = values.withValue(key, fromVariable(entry.getKey(), key, text));
      }
    }
    warnAboutUnknownVariables(environment, keyByName.keySet());
    return values;
  }

  private ConfigValue fromVariable(String name, String key, String text) {
    String content = name.equals(EnvironmentNames.nameOf(key)) ? text : contentOf(name, text);
    boolean list = reference.getValue(key).valueType() == ConfigValueType.LIST;
    return ConfigValueFactory.fromAnyRef(
        list ? words(content) : content, "environment variable " + name);
  }

  private String contentOf(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException _) {
      complaints.add("%s names a file that cannot be read: %s".formatted(name, file));
      return "";
    }
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  /// Only warns: container platforms add variables of their own that begin with the name of a
  /// service.
  private static void warnAboutUnknownVariables(
      Map<String, String> environment, Set<String> known) {
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith("HOMEGROUP_")
          && !known.contains(name)
          && !OTHER_VARIABLES.contains(name)) {
        log.warn("The environment variable {} sets no option{}", name, hint(name, known));
      }
    }
  }

  private static String hint(String written, Set<String> known) {
    return SpellingSuggestion.to(written, known).map("; did you mean %s?"::formatted).orElse("");
  }
}
