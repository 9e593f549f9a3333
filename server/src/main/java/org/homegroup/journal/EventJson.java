package org.homegroup.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.function.Function;
import org.homegroup.session.Actor;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;
import org.homegroup.session.RoomId;
import org.homegroup.session.SessionId;

/// How each kind of value in an event is spelled in JSON. It is told here, to Jackson, and not in
/// the core, which knows nothing but the JDK. A kind that is not told is spelled by Jackson's own
/// rules: look at the contract of a new event before approving it.
final class EventJson {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private EventJson() {}

  static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModule(values())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .build();
  }

  private static SimpleModule values() {
    SimpleModule module = new SimpleModule();
    module.setDeserializers(new KebabEnums());
    module.addSerializer(new KebabEnumSerializer());
    text(module, SessionId.class, SessionId::value, SessionId::new);
    text(module, RoomId.class, RoomId::value, RoomId::new);
    text(module, PersonId.class, PersonId::value, PersonId::new);
    text(module, ParticipantId.class, ParticipantId::value, ParticipantId::new);
    text(module, ConnectionId.class, ConnectionId::value, ConnectionId::new);
    text(module, Actor.class, Actor::value, Actor::new);
    text(module, ZoneId.class, ZoneId::getId, ZoneId::of);
    text(module, Instant.class, EventJson::write, EventJson::readInstant);
    return module;
  }

  private static String write(Instant instant) {
    requireMilliseconds(instant);
    return MILLISECONDS.format(instant);
  }

  private static Instant readInstant(String text) {
    Instant instant = Instant.parse(text);
    requireMilliseconds(instant);
    return instant;
  }

  /// Cutting silently would make a state that was replayed differ from the one that was live.
  private static void requireMilliseconds(Instant instant) {
    if (instant.getNano() % 1_000_000 != 0) {
      throw new IllegalArgumentException("an instant finer than a millisecond");
    }
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator json, SerializerProvider provider)
              throws IOException {
            json.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new JsonDeserializer<T>() {
          @Override
          public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return read.apply(requireText(json));
          }
        });
  }

  private static String requireText(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException("not a string");
    }
    return json.getText();
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @SuppressWarnings("rawtypes") // Jackson finds a serializer of all enums by the raw class.
  private static final class KebabEnumSerializer extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(kebab(value));
    }

    @Override
    public Class<Enum> handledType() {
      return Enum.class;
    }
  }

  private static final class KebabEnums extends SimpleDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> findEnumDeserializer(
        Class<?> type, DeserializationConfig config, BeanDescription description) {
      return new JsonDeserializer<Object>() {
        @Override
        public Object deserialize(JsonParser json, DeserializationContext context)
            throws IOException {
          String text = requireText(json);
          for (Object constant : type.getEnumConstants()) {
            if (kebab((Enum<?>) constant).equals(text)) {
              return constant;
            }
          }
          throw new IllegalArgumentException("not a " + type.getSimpleName());
        }
      };
    }
  }
}
