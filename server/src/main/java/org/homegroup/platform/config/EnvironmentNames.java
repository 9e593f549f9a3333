package org.homegroup.platform.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Maps keys to names in the environment: upper case, with `_` for `.` and `-`;
/// `homegroup.http.public-url` is `HOMEGROUP_HTTP_PUBLIC_URL`. With `_FILE` appended, the variable
/// names a file that holds the value, as container platforms pass secrets.
final class EnvironmentNames {

  static final String FILE_SUFFIX = "_FILE";

  private final Map<String, String> keyByName = new LinkedHashMap<>();

  /// Creates the mapping.
  ///
  /// @throws IllegalStateException if two keys would share a name: rename the newer one
  EnvironmentNames(Set<String> keys) {
    for (String key : keys) {
      claim(nameOf(key), key);
    }
    for (String key : keys) {
      claim(nameOf(key) + FILE_SUFFIX, key);
    }
  }

  /// Each name, with its key.
  Map<String, String> keyByName() {
    return keyByName;
  }

  static String nameOf(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private void claim(String name, String key) {
    String other = keyByName.putIfAbsent(name, key);
    if (other != null) {
      throw new IllegalStateException("%s would set both %s and %s".formatted(name, other, key));
    }
  }
}
