package org.homegroup.api.crisis;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.homegroup.api.pipeline.Call;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.safety.CrisisNote;

/// Reads the body of a note. What it refuses is never quoted.
final class CrisisNoteReader {

  private static final int LONGEST_TEXT = 2000;

  private final Metrics metrics;

  CrisisNoteReader(Metrics metrics) {
    this.metrics = metrics;
  }

  /// @throws RequestRefused with a pointer to what is wrong
  CrisisNote read(Call call, Instant at) {
    JsonObject fields = call.body(Set.of("step", "text"), Optional.of(""));
    CrisisNote.Step step = step(fields.getValue("step"));
    Optional<String> text = Optional.ofNullable(fields.getValue("text")).map(this::text);
    if (step == CrisisNote.Step.NOTE && text.isEmpty()) {
      throw RequestRefused.malformed("/text");
    }
    return new CrisisNote(step, text, call.person(), at);
  }

  private static CrisisNote.Step step(Object word) {
    return Arrays.stream(CrisisNote.Step.values())
        .filter(one -> KebabCase.kebab(one).equals(word))
        .findFirst()
        .orElseThrow(() -> RequestRefused.malformed("/step"));
  }

  private String text(Object value) {
    if (value instanceof String text && isText(text)) {
      return text;
    }
    metrics.refused("crisis-note");
    throw RequestRefused.malformed("/text");
  }

  private static boolean isText(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_TEXT
        && text.codePoints().noneMatch(one -> Character.getType(one) == Character.SURROGATE);
  }
}
