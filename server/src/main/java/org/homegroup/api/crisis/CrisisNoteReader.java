package org.homegroup.api.crisis;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RequestBody;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.PersonId;
import org.homegroup.platform.http.ProblemCode;
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
  CrisisNote read(RequestBody body, PersonId by, Instant at) {
    JsonObject fields = fields(body);
    CrisisNote.Step step = step(fields.getValue("step"));
    Optional<String> text = Optional.ofNullable(fields.getValue("text")).map(this::text);
    if (step == CrisisNote.Step.NOTE && text.isEmpty()) {
      throw malformed("/text");
    }
    return new CrisisNote(step, text, by, at);
  }

  private static JsonObject fields(RequestBody body) {
    try {
      JsonObject fields = body.asJsonObject();
      if (fields != null && Set.of("step", "text").containsAll(fields.fieldNames())) {
        return fields;
      }
    } catch (DecodeException | ClassCastException _) {
      // Also a list is JSON. Refused below, without the text of the body.
    }
    throw malformed("");
  }

  private static CrisisNote.Step step(Object word) {
    return Arrays.stream(CrisisNote.Step.values())
        .filter(one -> KebabCase.kebab(one).equals(word))
        .findFirst()
        .orElseThrow(() -> malformed("/step"));
  }

  private String text(Object value) {
    if (value instanceof String text && isText(text)) {
      return text;
    }
    metrics.refused("crisis-note");
    throw malformed("/text");
  }

  private static boolean isText(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_TEXT
        && text.codePoints().noneMatch(one -> Character.getType(one) == Character.SURROGATE);
  }

  private static RequestRefused malformed(String pointer) {
    return new RequestRefused(ProblemCode.MALFORMED, "The note could not be read.", pointer);
  }
}
