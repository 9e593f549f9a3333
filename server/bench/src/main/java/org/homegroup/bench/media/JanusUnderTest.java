package org.homegroup.bench.media;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Janus of the measured server, found by the files of the server's data directory. Rooms for
/// the reference get the same options as the server's own rooms.
record JanusUnderTest(long process, int apiPort, String apiSecret, String adminKey)
    implements BridgeUnderTest {

  static JanusUnderTest of(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("janus/janus.pid"));
      Path folder = Path.of(lines.get(1));
      return new JanusUnderTest(
          Long.parseLong(lines.getFirst()),
          Integer.parseInt(value(folder, "janus.transport.websockets.jcfg", "ws_port")),
          value(folder, "janus.jcfg", "api_secret"),
          value(folder, "janus.plugin.videoroom.jcfg", "admin_key"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String value(Path folder, String file, String name) throws IOException {
    Matcher found =
        Pattern.compile("(?m)^\\s*" + name + " = \"?([^\"\\s]+)\"?$")
            .matcher(Files.readString(folder.resolve(file)));
    if (!found.find()) {
      throw new IllegalStateException(file + " has no " + name);
    }
    return found.group(1);
  }

  @Override
  public String title() {
    return "Janus";
  }

  @Override
  public String page() {
    return "janus.html";
  }

  @Override
  public JsonObject options(String room, boolean first) {
    var options =
        new JsonObject()
            .put("url", "ws://127.0.0.1:" + apiPort)
            .put("secret", apiSecret)
            .put("room", room)
            .put("pin", room);
    return first ? options.put("create", create(room)) : options;
  }

  private JsonObject create(String room) {
    return new JsonObject()
        .put("request", "create")
        .put("admin_key", adminKey)
        .put("room", room)
        .put("pin", room)
        .put("is_private", true)
        .put("publishers", 24)
        .put("require_pvtid", true)
        .put("bitrate", 1_000_000)
        .put("fir_freq", 0)
        .put("audiocodec", "opus")
        .put("videocodec", "vp8")
        .put("opus_fec", true)
        .put("opus_dtx", true)
        .put("audiolevel_event", true)
        .put("audio_active_packets", 25)
        .put("audio_level_average", 45);
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(process);
  }

  @Override
  public String toString() {
    return "JanusUnderTest";
  }
}
