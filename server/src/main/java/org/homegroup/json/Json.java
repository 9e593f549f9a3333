package org.homegroup.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homegroup.session.Actor;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;
import org.homegroup.session.RoomId;
import org.homegroup.session.SessionId;

/// Makes the mappers: camelCase fields, enumerated values and type names in kebab-case, ids as
/// text, instants in ISO-8601 and UTC. Reading is strict: an unknown field, a missing one or a null
/// is refused, unless the field is an [Optional].
public final class Json {

  private static final ObjectMapper PLAIN = mapper();

  private Json() {}

  /// A value that belongs to no family, such as the answer to an HTTP request.
  public static String write(Object value) {
    try {
      return PLAIN.writeValueAsString(value);
    } catch (JsonProcessingException defect) {
      throw new UncheckedIOException(defect);
    }
  }

  /// A strict mapper that knows the given sealed families by the kebab-case names of their records;
  /// each family's interface says where the type stands, by annotation or mixin.
  public static ObjectMapper mapper(Class<?>... families) {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(ids())
            .addModule(enums())
            .annotationIntrospector(new AllRequired())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    for (Class<?> family : families) {
      members(family)
          .forEach(
              member ->
                  mapper.registerSubtypes(
                      new NamedType(member, Names.kebab(member.getSimpleName()))));
    }
    return mapper;
  }

  /// The records of a sealed family, through sealed interfaces below it.
  public static Stream<Class<?>> members(Class<?> family) {
    return family.isSealed()
        ? Stream.of(family.getPermittedSubclasses()).flatMap(Json::members)
        : Stream.of(family);
  }

  private static Module ids() {
    var module = new SimpleModule("ids");
    text(module, SessionId.class, SessionId::new);
    text(module, RoomId.class, RoomId::new);
    text(module, PersonId.class, PersonId::new);
    text(module, ParticipantId.class, ParticipantId::new);
    text(module, ConnectionId.class, ConnectionId::new);
    text(module, Actor.class, Actor::new);
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(
        type,
        new FromStringDeserializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          protected T _deserialize(String value, DeserializationContext context) {
            return parse.apply(value);
          }
        });
  }

  private static Module enums() {
    var module = new SimpleModule("enums");
    module.addSerializer(new KebabEnum());
    module.setDeserializerModifier(
        new BeanDeserializerModifier() {
          private static final long serialVersionUID = 1L;

          @Override
          public JsonDeserializer<?> modifyEnumDeserializer(
              DeserializationConfig config,
              JavaType type,
              BeanDescription description,
              JsonDeserializer<?> standard) {
            return new FromKebab(type.getRawClass());
          }
        });
    return module;
  }

  @SuppressWarnings("rawtypes")
  private static final class KebabEnum extends StdSerializer<Enum> {
    private static final long serialVersionUID = 1L;

    KebabEnum() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(Names.kebab(value.name()));
    }
  }

  private static final class FromKebab extends JsonDeserializer<Object> {
    private final Object[] constants;

    FromKebab(Class<?> type) {
      this.constants = type.getEnumConstants();
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String word = parser.getValueAsString();
      for (Object constant : constants) {
        if (Names.kebab(((Enum<?>) constant).name()).equals(word)) {
          return constant;
        }
      }
      return context.handleWeirdStringValue(constants[0].getClass(), word, "not one of the words");
    }
  }

  private static final class AllRequired extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      return member.getRawType() != Optional.class;
    }
  }
}
