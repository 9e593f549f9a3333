package org.homegroup.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/// Creates the JSON mappers: fields in camelCase, enum values and type names in kebab-case, ids and
/// time zones as text, instants in ISO-8601 and UTC with exactly three decimals. Reading is strict:
/// it refuses an unknown, missing, null or repeated field and a number in place of a text, unless
/// the field is an [Optional].
public final class Json {

  private static final JsonMapper PLAIN = mapper();

  private Json() {}

  /// Writes a value that belongs to no sealed family, such as an HTTP response.
  public static String write(Object value) {
    try {
      return PLAIN.writeValueAsString(value);
    } catch (JsonProcessingException defect) {
      throw new UncheckedIOException(defect);
    }
  }

  /// Returns a mapper for messages. It identifies the records of the given sealed families by their
  /// kebab-case names; each family's interface states the type field by annotation or mixin.
  /// Instants are truncated to milliseconds.
  public static JsonMapper mapper(Class<?>... families) {
    JsonMapper mapper = builder().addModule(JsonTypes.cuttingInstants()).build();
    for (Class<?> family : families) {
      members(family)
          .forEach(
              member ->
                  mapper.registerSubtypes(
                      new NamedType(member, KebabCase.kebab(member.getSimpleName()))));
    }
    return mapper;
  }

  /// Returns a mapper for stored values. It refuses an instant finer than a millisecond, since the
  /// replayed state would differ from the live one.
  public static JsonMapper exact() {
    return builder().addModule(JsonTypes.refusingInstants()).build();
  }

  /// Returns the records of a sealed family, including those of nested sealed interfaces.
  public static Stream<Class<?>> members(Class<?> family) {
    return family.isSealed()
        ? Stream.of(family.getPermittedSubclasses()).flatMap(Json::members)
        : Stream.of(family);
  }

  private static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .addModule(new Jdk8Module())
        .annotationIntrospector(new AllRequired())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  private static final class AllRequired extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      return member.getRawType() != Optional.class;
    }
  }
}
