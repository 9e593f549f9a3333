package org.homegroup.signaling.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homegroup.bridge.turn.IceSettings;
import org.homegroup.id.ConnectionId;
import org.homegroup.platform.json.Json;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.preflight.NetworkMeasurement;

/// The messages of the live socket as text, exactly as `PROTOCOL.md` and the golden files say.
public final class MessageCodec {

  public static final int PROTOCOL = 2;

  private static final String MEDIA = "media-";
  private static final int LONGEST_ID = 40;
  private static final int MOST_WISHES = 64;
  private static final int TALLEST = 4_320;
  private static final int LONGEST_ROUND_TRIP_MS = 60_000;
  private static final int FASTEST_KILOBITS = 10_000_000;
  private static final int LONGEST_CALL = 120;
  private static final int MOST_GROUPS = 12;
  private static final ObjectMapper MAPPER = Json.mapper(ClientMessage.class, ServerMessage.class);
  private static final ObjectReader READER = MAPPER.readerFor(ClientMessage.class);
  private static final ObjectWriter WRITER = MAPPER.writerFor(ServerMessage.class);

  private MessageCodec() {}

  /// What a client must keep to.
  public record Limits(
      double pingSeconds, double lostAfterSeconds, int maxMessageBytes, int messagesPerSecond) {}

  private record Hello(int protocol, boolean resumed, Limits limits, ConnectionId connectionId) {}

  private record Personal(long version, Instant serverTime, View.You you) {}

  /// Not of the form that the protocol says; `pointer` is where (RFC 6901), as nearly as is known.
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final String pointer;

    Malformed(String pointer) {
      super("malformed", null, false, false);
      this.pointer = pointer;
    }

    public String pointer() {
      return pointer;
    }
  }

  /// The refusal of a first message that speaks another version of the protocol, whatever its type
  /// and other fields are; empty for one that speaks ours, and for what cannot be read.
  public static Optional<ServerMessage.Rejected> otherProtocol(String text) {
    try {
      JsonNode message = MAPPER.readTree(text);
      JsonNode protocol = message.path("protocol");
      boolean other = protocol.isValueNode() && !protocol.isNull() && !isOurs(protocol);
      return other
          ? Optional.of(new ServerMessage.Rejected(type(message), "protocol-version", null))
          : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static boolean isOurs(JsonNode protocol) {
    return protocol.isInt() && protocol.intValue() == PROTOCOL;
  }

  private static String type(JsonNode message) {
    String type = message.path("type").asText();
    return isCommandId(type) ? type : null;
  }

  public static ClientMessage read(String text) throws Malformed {
    try {
      return valid(READER.readValue(text));
    } catch (InvalidTypeIdException unknown) {
      if (String.valueOf(unknown.getTypeId()).startsWith(MEDIA)) {
        return media(text);
      }
      throw new Malformed("/type");
    } catch (JsonMappingException wrong) {
      throw new Malformed(pointer(wrong));
    } catch (JsonProcessingException notJson) {
      throw new Malformed("");
    }
  }

  public static Frame frame(ServerMessage message) {
    try {
      return Frame.text(WRITER.writeValueAsBytes(message));
    } catch (JsonProcessingException defect) {
      throw new UncheckedIOException(defect);
    }
  }

  public static Frame media(JsonObject message) {
    return Frame.text(message.encode());
  }

  /// @param open as the bridge's side wrote it
  public static Frame mediaOpen(JsonObject open, IceSettings ice) {
    JsonArray iceServers = new JsonArray();
    ice.relay().map(MessageCodec::iceServer).ifPresent(iceServers::add);
    return media(
        open.copy()
            .put("iceServers", iceServers)
            .put("transport", KebabCase.kebab(ice.transport())));
  }

  private static JsonObject iceServer(IceSettings.Relay relay) {
    return new JsonObject()
        .put("urls", new JsonArray(relay.urls()))
        .put("username", relay.credentials().username())
        .put("credential", relay.credentials().password());
  }

  /// The part of a snapshot that everybody of the audience gets, to be used with [#welcome] and
  /// [#snapshot].
  public static String shared(View.Shared shared) {
    return json(shared);
  }

  public static Frame welcome(
      long version,
      boolean resumed,
      Instant serverTime,
      Limits limits,
      ConnectionId connectionId,
      View.You you,
      String shared) {
    return Frame.text(
        "{\"type\":\"welcome\","
            + inner(json(new Hello(PROTOCOL, resumed, limits, connectionId)))
            + ","
            + inner(json(new Personal(version, serverTime, you)))
            + ","
            + inner(shared)
            + "}");
  }

  public static Frame snapshot(long version, Instant serverTime, View.You you, String shared) {
    return Frame.text(
        "{\"type\":\"snapshot\","
            + inner(json(new Personal(version, serverTime, you)))
            + ","
            + inner(shared)
            + "}");
  }

  private static ClientMessage valid(ClientMessage message) throws Malformed {
    switch (message) {
      case null -> throw new Malformed("");
      case ClientMessage.Hello hello when hello.protocol() != PROTOCOL ->
          throw new Malformed("/protocol");
      case ClientMessage.Preflight it when it.protocol() != PROTOCOL ->
          throw new Malformed("/protocol");
      case ClientMessage.Asked asked when !isCommandId(asked.id()) -> throw new Malformed("/id");
      case ClientMessage.Receive receive -> {
        inBounds(receive);
        return receive;
      }
      case ClientMessage.PreflightMeasured it -> {
        inBounds(it.measurement());
        return it;
      }
      case ClientMessage.RecallGroups back
          when back.seconds() < 0 || back.seconds() > LONGEST_CALL ->
          throw new Malformed("/seconds");
      case ClientMessage.Split split when !isSplit(split) -> throw new Malformed("/groups");
      case ClientMessage.Chat chat when !isText(chat.text()) -> throw new Malformed("/text");
      case ClientMessage.Chat chat when !isText(chat.to().value()) -> throw new Malformed("/to");
      default -> {
        return message;
      }
    }
  }

  private static void inBounds(ClientMessage.Receive receive) throws Malformed {
    if (receive.video().size() > MOST_WISHES) {
      throw new Malformed("/video");
    }
    for (int i = 0; i < receive.video().size(); i++) {
      ClientMessage.Wish wish = receive.video().get(i);
      if (wish == null) {
        throw new Malformed("/video/" + i);
      }
      if (wish.height() < 1 || wish.height() > TALLEST) {
        throw new Malformed("/video/" + i + "/height");
      }
    }
  }

  private static void inBounds(NetworkMeasurement found) throws Malformed {
    inBounds(found.roundTripMs(), LONGEST_ROUND_TRIP_MS, "/found/roundTripMs");
    inBounds(found.lossUpPercent(), 100, "/found/lossUpPercent");
    inBounds(found.lossDownPercent(), 100, "/found/lossDownPercent");
    inBounds(found.kilobitsPerSecond(), FASTEST_KILOBITS, "/found/kilobitsPerSecond");
  }

  private static void inBounds(Optional<Integer> value, int most, String pointer) throws Malformed {
    if (value.filter(one -> one < 0 || one > most).isPresent()) {
      throw new Malformed(pointer);
    }
  }

  private static boolean isSplit(ClientMessage.Split split) {
    return !split.groups().isEmpty()
        && split.groups().size() <= MOST_GROUPS
        && split.groups().stream()
            .allMatch(group -> group != null && !group.isEmpty() && !group.contains(null));
  }

  private static boolean isCommandId(String id) {
    return !id.isEmpty() && id.length() <= LONGEST_ID && isText(id);
  }

  /// Without halves of surrogate pairs, which JSON can carry and UTF-8 cannot.
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(one -> Character.getType(one) == Character.SURROGATE);
  }

  private static ClientMessage media(String text) throws Malformed {
    try {
      JsonObject json = new JsonObject(text);
      if (json.getValue("endpoint") instanceof String endpoint) {
        return new ClientMessage.Media(endpoint, MediaSignalJson.decode(json));
      }
      throw new Malformed("/endpoint");
    } catch (DecodeException notJson) {
      throw new Malformed("");
    } catch (IllegalArgumentException field) {
      throw new Malformed("/" + field.getMessage());
    }
  }

  private static String pointer(JsonMappingException wrong) {
    return wrong.getPath().stream()
        .map(at -> "/" + (at.getFieldName() != null ? at.getFieldName() : at.getIndex()))
        .collect(Collectors.joining());
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException defect) {
      throw new UncheckedIOException(defect);
    }
  }

  private static String inner(String object) {
    return object.substring(1, object.length() - 1);
  }
}
