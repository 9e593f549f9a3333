package org.homegroup.practice.file;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// One object of a practice file while it is read. A wrong value is replaced by a harmless one and
/// reported, so that all errors are found in one pass.
final class FileEntry {

  private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_TEXT = 200;

  private final Config values;
  private final String path;
  private final List<String> complaints;
  private final Set<String> known = new HashSet<>();

  FileEntry(Config values, String path, List<String> complaints) {
    this.values = values;
    this.path = path;
    this.complaints = complaints;
  }

  /// Reads the object of this name with `reader`.
  <T> T object(String name, Function<FileEntry, T> reader) {
    if (!present(name)) {
      complain(name, "is missing");
    }
    Config child = optional(name, values::getConfig).orElseGet(ConfigFactory::empty);
    return new FileEntry(child, at(name), complaints).read(reader);
  }

  /// Reads each object of a list with `reader`; an element that is not an object is an error.
  <T> List<T> objects(String name, Function<FileEntry, T> reader) {
    ConfigList list = optional(name, values::getList).orElse(null);
    var found = new ArrayList<T>();
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) instanceof ConfigObject object) {
        var entry = new FileEntry(object.toConfig(), at(name + "[" + i + "]"), complaints);
        found.add(entry.read(reader));
      } else {
        complain(name + "[" + i + "]", "must be an object { … }");
      }
    }
    return found;
  }

  /// A stable key: lowercase letters, digits and single hyphens.
  String key(String name) {
    String text = text(name);
    if (!text.isEmpty() && !KEY.matcher(text).matches()) {
      complain(name, "must be small letters, digits and hyphens, not \"" + text + "\"");
    }
    return text;
  }

  String text(String name) {
    Optional<String> text = optionalText(name);
    if (text.isEmpty()) {
      complain(name, present(name) ? "must not be empty" : "is missing");
    }
    return text.orElse("");
  }

  Optional<String> optionalText(String name) {
    Optional<String> text = optional(name, values::getString).map(String::strip);
    if (text.filter(one -> one.length() > LONGEST_TEXT).isPresent()) {
      complain(name, "must not be longer than " + LONGEST_TEXT + " characters");
    }
    return text.filter(one -> !one.isEmpty());
  }

  List<String> texts(String name) {
    return optional(name, values::getStringList).orElse(List.of());
  }

  boolean flag(String name) {
    return flag(name, false);
  }

  boolean flag(String name, boolean otherwise) {
    return optional(name, values::getBoolean).orElse(otherwise);
  }

  /// A required number within these bounds, both included.
  int number(String name, int least, int most) {
    if (!present(name)) {
      complain(name, "is missing");
      return least;
    }
    int number = get(name, values::getInt).orElse(least);
    if (number < least || number > most) {
      complain(name, "must be between %d and %d".formatted(least, most));
    }
    return number;
  }

  Optional<Duration> length(String name, Duration least, Duration most) {
    Optional<Duration> length = optional(name, values::getDuration);
    if (length.filter(one -> one.compareTo(least) < 0 || one.compareTo(most) > 0).isPresent()) {
      complain(
          name, "must be between %d and %d minutes".formatted(least.toMinutes(), most.toMinutes()));
      return Optional.empty();
    }
    return length;
  }

  Optional<ZoneId> zone(String name) {
    return parsed(name, ZoneId::of, "must be a time zone such as America/Chicago");
  }

  /// A text that `parse` converts; it throws a [DateTimeException] on an error.
  <T> Optional<T> parsed(String name, Function<String, T> parse, String otherwise) {
    return optionalText(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(parse.apply(text));
              } catch (DateTimeException _) {
                complain(name, otherwise + ", not \"" + text + "\"");
                return Optional.empty();
              }
            });
  }

  boolean present(String name) {
    known.add(name);
    return values.hasPath(name);
  }

  void complain(String name, String sentence) {
    complaints.add(at(name) + " " + sentence);
  }

  /// Reports keys that the reader did not ask for: they are probably misspelled.
  private <T> T read(Function<FileEntry, T> reader) {
    T found = reader.apply(this);
    refuseUnknown();
    return found;
  }

  private void refuseUnknown() {
    values.root().keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> complain(name, "is not a key that is known here"));
  }

  private <T> Optional<T> optional(String name, Function<String, T> getter) {
    return present(name) ? get(name, getter) : Optional.empty();
  }

  private <T> Optional<T> get(String name, Function<String, T> getter) {
    try {
      return Optional.of(getter.apply(name));
    } catch (ConfigException.WrongType | ConfigException.BadValue wrong) {
      complain(name, "cannot be read (%s)".formatted(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
