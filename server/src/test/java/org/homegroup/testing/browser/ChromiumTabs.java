package org.homegroup.testing.browser;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A headless Chromium with fake devices, and its tabs. The media tests and the measurements
/// (`homegroup bench media`) use it.
public final class ChromiumTabs implements AutoCloseable {

  private static final String PROGRAM = "chromium";
  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on (ws://127\\.0\\.0\\.1:\\d+/.*)");

  private final Process process;
  private final DevTools devTools;

  private ChromiumTabs(Process process, DevTools devTools) {
    this.process = process;
    this.devTools = devTools;
  }

  /// Throws [BrowserUnavailable] when Chromium is not installed or does not start.
  ///
  /// @param folder for the browser's profile
  /// @param microphone a sound file, played over and over
  public static ChromiumTabs start(Path folder, Path microphone) {
    try {
      Process process =
          new ProcessBuilder(
                  executable().toString(),
                  "--headless",
                  "--no-sandbox",
                  "--use-fake-ui-for-media-stream",
                  "--use-fake-device-for-media-stream",
                  "--use-file-for-fake-audio-capture=" + microphone,
                  "--autoplay-policy=no-user-gesture-required",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--disable-dev-shm-usage",
                  "--disable-background-timer-throttling",
                  "--disable-backgrounding-occluded-windows",
                  "--disable-renderer-backgrounding",
                  "--mute-audio",
                  "--user-data-dir=" + folder,
                  "--remote-debugging-port=0",
                  "about:blank")
              .redirectErrorStream(true)
              .start();
      CompletableFuture<URI> line = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> follow(process, line));
      return new ChromiumTabs(process, connect(process, line));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static DevTools connect(Process process, CompletableFuture<URI> line) {
    try {
      return new DevTools(line.orTimeout(30, TimeUnit.SECONDS).join());
    } catch (RuntimeException failure) {
      process.destroyForcibly();
      throw new BrowserUnavailable(
          "Chromium does not start here: try `" + PROGRAM + " --headless --no-sandbox` by hand.",
          failure);
    }
  }

  private static Path executable() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
        .map(folder -> Path.of(folder).resolve(PROGRAM))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new BrowserUnavailable(
                    "Chromium is not installed (no program `"
                        + PROGRAM
                        + "` found): run `apt-get install chromium`.",
                    null));
  }

  private static void follow(Process process, CompletableFuture<URI> line) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        Matcher listening = LISTENING.matcher(text);
        if (listening.matches()) {
          line.complete(URI.create(listening.group(1)));
        }
      }
    } catch (IOException e) {
      // The browser ended.
    }
    line.completeExceptionally(new IllegalStateException("Chromium ended without listening"));
  }

  /// Opens a tab that is not driven. All of these share their storage.
  public void open(String url) {
    devTools.ask("Target.createTarget", new JsonObject().put("url", url));
  }

  /// Opens a tab that the caller drives.
  ///
  /// @param script runs in every page of the tab before the page's own scripts
  public Tab open(String script, String url) {
    return Tab.open(devTools, script, url);
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    devTools.close();
    process.destroy();
    process.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(_ -> null).join();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
