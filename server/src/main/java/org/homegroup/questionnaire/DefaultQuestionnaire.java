package org.homegroup.questionnaire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The built-in questionnaire, for practices without their own. It is
/// `config/check-in.questionnaire.json`, packed into the jar.
public final class DefaultQuestionnaire {

  private static final String FILE = "check-in.questionnaire.json";

  /// The FHIR JSON.
  public static final String JSON = read();

  private DefaultQuestionnaire() {}

  private static String read() {
    try (InputStream in = DefaultQuestionnaire.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the classpath");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
