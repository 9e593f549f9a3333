package org.homegroup.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homegroup.platform.json.Json;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.session.SessionEvent;

/// Events to JSON and back. A type is named after its record (`ParticipantArrived` is
/// `participant-arrived`), a field after its component; ids, actors and zones are strings, enums
/// are lower case with hyphens, instants are UTC with exactly three decimals.
///
/// Reading is strict: what a ledger holds is either understood in full or reported as corrupt.
/// The approved form of each type is in `server/src/test/resources/events`.
public final class EventCodec {

  private static final Map<String, Class<?>> CLASSES =
      Arrays.stream(SessionEvent.class.getPermittedSubclasses())
          .collect(Collectors.toUnmodifiableMap(EventCodec::typeOf, Function.identity()));

  private final JsonMapper mapper = Json.exact();
  private final Upcasters upcasters;

  public EventCodec() {
    this(Upcasters.CURRENT);
  }

  EventCodec(Upcasters upcasters) {
    this.upcasters = upcasters;
  }

  /// An event as it is stored: the name of its type, the version of that type's form, its fields
  /// as a JSON object.
  public record Encoded(String type, int schema, String body) {}

  /// The names of all types that are written today.
  public static Set<String> types() {
    return CLASSES.keySet();
  }

  /// Names that types had before; entries that carry them are read as before.
  static Set<String> formerTypes() {
    return Upcasters.CURRENT.renamed().keySet();
  }

  /// Fails with [IllegalArgumentException] when an instant is finer than a millisecond.
  public Encoded encode(SessionEvent event) {
    String type = typeOf(event.getClass());
    try {
      return new Encoded(type, upcasters.current(type), mapper.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + type, e);
    }
  }

  /// Reads what was stored at `place`, in its current or an older form. Fails with
  /// [CorruptEntry].
  public SessionEvent decode(JournalPosition place, Encoded encoded) {
    String name = upcasters.today(encoded.type());
    Class<?> type = CLASSES.get(name);
    if (type == null) {
      throw new CorruptEntry(place, "unknown type " + encoded.type(), null);
    }
    if (encoded.schema() < 1 || encoded.schema() > upcasters.current(name)) {
      throw new CorruptEntry(
          place, "unknown schema %d of %s".formatted(encoded.schema(), encoded.type()), null);
    }
    try {
      JsonNode body = mapper.readTree(encoded.body());
      if (!(body instanceof ObjectNode fields)) {
        throw new IllegalArgumentException("not an object");
      }
      return (SessionEvent)
          mapper.treeToValue(upcasters.lift(name, encoded.schema(), fields), type);
    } catch (JsonProcessingException | RuntimeException e) {
      throw new CorruptEntry(place, "unreadable " + encoded.type(), e);
    }
  }

  private static String typeOf(Class<?> type) {
    return KebabCase.kebab(type.getSimpleName());
  }
}
