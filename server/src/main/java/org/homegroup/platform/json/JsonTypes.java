package org.homegroup.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import org.homegroup.id.CheckInId;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;
import org.homegroup.id.SideRoomId;
import org.homegroup.id.TaskId;
import org.homegroup.session.Actor;
import org.homegroup.session.ChatTo;

/// The spelling of each kind of value. Defined here for Jackson and not in the core, which knows
/// nothing but the JDK. Any other kind has Jackson's own spelling: check the golden file of a new
/// event or message before approving it.
final class JsonTypes {

  private static final int NANOS_PER_MILLI = 1_000_000;

  private JsonTypes() {}

  static SimpleModule cuttingInstants() {
    return values(Instants::text, Instant::parse);
  }

  static SimpleModule refusingInstants() {
    return values(instant -> Instants.text(exact(instant)), text -> exact(Instant.parse(text)));
  }

  private static SimpleModule values(
      Function<Instant, String> write, Function<String, Instant> read) {
    SimpleModule module = new SimpleModule();
    module.setDeserializers(new KebabEnums());
    module.addSerializer(new KebabEnum());
    text(module, SessionId.class, SessionId::value, SessionId::new);
    text(module, RoomId.class, RoomId::value, RoomId::new);
    text(module, PersonId.class, PersonId::value, PersonId::new);
    text(module, ParticipantId.class, ParticipantId::value, ParticipantId::new);
    text(module, SideRoomId.class, SideRoomId::value, SideRoomId::new);
    text(module, ConnectionId.class, ConnectionId::value, ConnectionId::new);
    text(module, CheckInId.class, CheckInId::value, CheckInId::new);
    text(module, CrisisId.class, CrisisId::value, CrisisId::new);
    text(module, TaskId.class, TaskId::value, TaskId::new);
    text(module, Actor.class, Actor::value, Actor::new);
    text(module, ChatTo.class, ChatTo::value, ChatTo::new);
    text(module, ZoneId.class, ZoneId::getId, ZoneId::of);
    text(module, Instant.class, write, read);
    return module;
  }

  private static Instant exact(Instant instant) {
    if (instant.getNano() % NANOS_PER_MILLI != 0) {
      throw new IllegalArgumentException("an instant finer than a millisecond");
    }
    return instant;
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

  @SuppressWarnings("rawtypes") // Jackson finds a serializer of all enums by the raw class.
  private static final class KebabEnum extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(KebabCase.kebab(value));
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
            if (KebabCase.kebab((Enum<?>) constant).equals(text)) {
              return constant;
            }
          }
          throw new IllegalArgumentException("not a " + type.getSimpleName());
        }
      };
    }
  }
}
