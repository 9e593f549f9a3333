package org.homegroup.bridge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A headless Chromium with fake devices, and its tabs. Fails, and says so, when there is none.
public final class ChromiumTabs implements AutoCloseable {

  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on ws://127\\.0\\.0\\.1:(\\d+)/.*");

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private ChromiumTabs(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static ChromiumTabs start(Path folder, Path microphone) throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/chromium"))) {
      throw new AssertionError("these tests need Chromium: apt-get install chromium");
    }
    Process process =
        new ProcessBuilder(
                "/usr/bin/chromium",
                "--headless",
                "--no-sandbox",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-audio-capture=" + microphone,
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
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> follow(process, port));
    return new ChromiumTabs(process, port.get(30, TimeUnit.SECONDS));
  }

  private static void follow(Process process, CompletableFuture<Integer> port) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher listening = LISTENING.matcher(line);
        if (listening.matches()) {
          port.complete(Integer.parseInt(listening.group(1)));
        }
      }
    } catch (IOException e) {
      // The browser ended.
    }
    port.completeExceptionally(new AssertionError("Chromium ended without listening"));
  }

  public void open(String url) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?" + url))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError("no tab: " + response.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    process.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(_ -> null).join();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    http.close();
  }
}
