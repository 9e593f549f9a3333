package org.homegroup.platform.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One section of the configuration while it is read. A wrong value is replaced by a harmless one
/// and reported, so that all errors are found in one pass. The result is valid only without errors.
final class Section {

  private final Config values;
  private final String path;
  private final List<String> complaints;

  Section(Config values, String path, List<String> complaints) {
    this.values = values;
    this.path = path;
    this.complaints = complaints;
  }

  Section section(String name) {
    Config child = read(name, values::getConfig, values.root().toConfig());
    return new Section(child, path + "." + name, complaints);
  }

  /// The entries of a list of objects, each of which may omit what `defaults` has.
  List<Section> sections(String name, Map<String, ?> defaults) {
    List<? extends Config> entries = read(name, values::getConfigList, List.of());
    Config otherwise = ConfigFactory.parseMap(defaults);
    return IntStream.range(0, entries.size())
        .mapToObj(
            i ->
                new Section(
                    entries.get(i).withFallback(otherwise),
                    "%s.%s[%d]".formatted(path, name, i),
                    complaints))
        .toList();
  }

  /// The child of this name, merged over another section that defines all options. The child itself
  /// may be missing.
  Section sectionOver(String name, Section otherwise) {
    Config own =
        values.hasPath(name)
            ? read(name, values::getConfig, ConfigFactory.empty())
            : ConfigFactory.empty();
    Section child = new Section(own.withFallback(otherwise.values), path + "." + name, complaints);
    child.onlyKnows(otherwise.values.root().keySet());
    return child;
  }

  /// Reports every other option as an error. For entries of a list, which no other check sees.
  void onlyKnows(Collection<String> names) {
    for (String name : new TreeSet<>(values.root().keySet())) {
      if (!names.contains(name)) {
        complain(
            name,
            "is not an option"
                + SpellingSuggestion.to(name, names)
                    .map("; did you mean %s?"::formatted)
                    .orElse(""));
      }
    }
  }

  String string(String name) {
    String text = read(name, values::getString, "").strip();
    if (text.isEmpty()) {
      complain(name, "must not be empty");
    }
    return text;
  }

  Optional<String> optionalString(String name) {
    return Optional.of(read(name, values::getString, "").strip()).filter(text -> !text.isEmpty());
  }

  List<String> strings(String name) {
    return read(name, values::getStringList, List.of());
  }

  Secret secret(String name) {
    return new Secret(read(name, values::getString, "").strip());
  }

  boolean flag(String name) {
    return read(name, values::getBoolean, false);
  }

  int integer(String name, int least, int most) {
    int number = read(name, values::getInt, least);
    if (number < least || number > most) {
      complain(name, "must be between %d and %d, not %d".formatted(least, most, number));
    }
    return number;
  }

  int bytes(String name, int least) {
    long size = read(name, values::getBytes, (long) least);
    if (size < least || size > Integer.MAX_VALUE) {
      complain(name, "must be between %d bytes and 2 GiB".formatted(least));
    }
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  Duration duration(String name, Duration least) {
    Duration length = read(name, values::getDuration, least);
    if (length.compareTo(least) < 0) {
      complain(name, "must be at least %d ms".formatted(least.toMillis()));
    }
    return length;
  }

  List<Duration> durations(String name, Duration least, int most) {
    List<Duration> lengths = read(name, values::getDurationList, List.of());
    if (lengths.size() > most) {
      complain(name, "must not hold more than %d".formatted(most));
    }
    if (lengths.stream().anyMatch(length -> length.compareTo(least) < 0)) {
      complain(name, "must hold at least %d ms each".formatted(least.toMillis()));
    }
    return lengths;
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    E[] all = type.getEnumConstants();
    String text = read(name, values::getString, wireName(all[0])).strip();
    return Arrays.stream(all)
        .filter(one -> wireName(one).equals(text))
        .findFirst()
        .orElseGet(
            () -> {
              String choices =
                  Arrays.stream(all).map(Section::wireName).collect(Collectors.joining(", "));
              complain(name, "must be one of " + choices);
              return all[0];
            });
  }

  PortRange portRange(String name) {
    try {
      return PortRange.parse(read(name, values::getString, "20000-20999"));
    } catch (IllegalArgumentException wrong) {
      complain(name, wrong.getMessage());
      return new PortRange(20_000, 20_999);
    }
  }

  Optional<URI> uri(String name, String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException _) {
      complain(name, "is not a URL: " + text);
      return Optional.empty();
    }
  }

  /// `http` or `https`, host and optional port: an origin, as browsers call it.
  Optional<URI> origin(String name, String text) {
    Optional<URI> uri = uri(name, text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    if (uri.isPresent() && !isOrigin(uri.get())) {
      complain(name, "must look like https://groups.example.org, without a path, not " + text);
      return Optional.empty();
    }
    return uri;
  }

  void complain(String name, String sentence) {
    complaints.add("%s.%s %s".formatted(path, name, sentence));
  }

  private static boolean isOrigin(URI uri) {
    return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && uri.getPath().isEmpty()
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  private static String wireName(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T> T read(String name, Function<String, T> getter, T standIn) {
    try {
      return getter.apply(name);
    } catch (ConfigException.WrongType | ConfigException.BadValue wrong) {
      complain(name, "cannot be read (%s)".formatted(wrong.getMessage()));
      return standIn;
    }
  }
}
