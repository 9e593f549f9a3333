package org.homegroup.bench.media;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homegroup.Main;
import org.homegroup.bench.harness.ChildProcess;

/// The measured server: the product's own program with embedded PostgreSQL and a bridge.
final class MediaServer implements AutoCloseable {

  private final ChildProcess process;
  private final Map<String, String> links;

  private MediaServer(ChildProcess process) {
    this.process = process;
    this.links =
        new JsonObject(process.readyLine())
            .getJsonArray("people").stream()
                .map(JsonObject.class::cast)
                .collect(
                    Collectors.toMap(one -> one.getString("name"), one -> one.getString("link")));
  }

  /// @param configuration the options of the bridge
  static MediaServer start(Path folder, String configuration, String practice) {
    Path practiceFile = folder.resolve("practice.conf");
    Path configurationFile = folder.resolve("server.conf");
    try {
      Files.createDirectories(folder);
      Files.writeString(practiceFile, practice);
      Files.writeString(configurationFile, configuration);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new MediaServer(
        ChildProcess.start(
            folder.resolve("server.log"),
            List.of(),
            Main.class,
            List.of(
                "start",
                "--config",
                configurationFile.toString(),
                "--data",
                data(folder).toString(),
                "--practice",
                practiceFile.toString(),
                "--port",
                "0",
                "--json")));
  }

  static Path data(Path folder) {
    return folder.resolve("data");
  }

  /// Returns the personal link of a person; it works once.
  String link(String name) {
    return links.entrySet().stream()
        // A lead's name is followed by the credential.
        .filter(entry -> (entry.getKey() + ",").startsWith(name + ","))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no person has the name " + name));
  }

  @Override
  public void close() {
    process.close();
  }
}
