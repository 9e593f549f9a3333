package org.homegroup.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The built web client inside the jar. It is less than a few megabytes, so a file that was asked
/// for once stays in memory, with its compressed form. Only files that exist are kept, which bounds
/// it.
final class WebAssets {

  private static final String PAGE = "/index.html";

  private final String root;
  private final Optional<String> telephone;
  private final Map<String, WebAsset> loaded = new ConcurrentHashMap<>();

  /// @param root folder on the classpath, for example `webroot`
  /// @param telephone of the practice, which the page shows to whoever is stuck
  WebAssets(String root, Optional<String> telephone) {
    this.root = root;
    this.telephone = telephone;
  }

  /// @param path begins with a slash; a path that tries to leave the root finds nothing
  Optional<WebAsset> find(String path) {
    if (!isFileName(path)) {
      return Optional.empty();
    }
    return Optional.ofNullable(loaded.computeIfAbsent(path, this::load));
  }

  private WebAsset load(String path) {
    try (InputStream in = WebAssets.class.getClassLoader().getResourceAsStream(root + path)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      return WebAsset.of(path.equals(PAGE) ? TelephoneInPage.put(bytes, telephone) : bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException("The web client in the jar cannot be read", broken);
    }
  }

  /// Each part of the path is an ordinary name, and the last has an ending: a folder on the
  /// classpath could be read too.
  private static boolean isFileName(String path) {
    return path.startsWith("/")
        && path.lastIndexOf('.') > path.lastIndexOf('/')
        && path.indexOf('\\') < 0
        && path.indexOf('\0') < 0
        && Arrays.stream(path.substring(1).split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.startsWith("."));
  }
}
