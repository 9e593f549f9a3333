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

/// Creates the mappers: camelCase fields, enumerated values and type names in kebab-case, ids and
/// zones as text, instants in ISO-8601 and UTC with exactly three decimals. Reading is strict: an
/// unknown, missing, null or duplicate field, or a number for a text, is rejected, unless the field
/// is an [Optional].
public final class Json {

  private static final JsonMapper PLAIN = mapper();

  private Json() {}

  /// Writes a value that belongs to no family, such as the answer to an HTTP request.
  public static String write(Object value) {
    try {
      return PLAIN.writeValueAsString(value);
    } catch (JsonProcessingException defect) {
      throw new UncheckedIOException(defect);
    }
  }

  /// Creates a mapper for messages. It knows the given sealed families by the kebab-case names of
  /// their records; each family's interface places the type, by annotation or mixin. An instant
  /// finer than a millisecond is cut.
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

  /// Creates a mapper for stored data. An instant finer than a millisecond is rejected, because a
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
