package org.homegroup.platform.config;

import java.nio.file.Path;
import java.util.Optional;

/// Section `check-in`: the answers to the check-in questions.
///
/// @param keyFile absolute; empty: a generated file in the data directory
public record CheckInConfig(Optional<Path> keyFile) {

  static CheckInConfig from(Section section, Path home) {
    return new CheckInConfig(
        section.optionalString("key-file").map(file -> home.resolve(file).normalize()));
  }
}
