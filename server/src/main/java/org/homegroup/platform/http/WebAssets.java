package org.homegroup.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The built web client inside the jar. It is a few megabytes at most, so a requested file stays in
/// memory, with its compressed form. Only existing files are kept, which bounds the memory.
final class WebAssets {

  private static final String PAGE = "/index.html";

  private final String root;
  private final Optional<String> telephone;
  private final Map<String, WebAsset> loaded = new ConcurrentHashMap<>();

  /// Creates the files.
  ///
  /// @param root folder on the classpath, for example `webroot`
  /// @param telephone of the practice, shown to participants who cannot get in
  WebAssets(String root, Optional<String> telephone) {
    this.root = root;
    this.telephone = telephone;
  }

  /// Finds a file.
  ///
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

  /// Whether each part of the path is an ordinary name, and the last has an extension: a folder on
  /// the classpath could be read too.
  private static boolean isFileName(String path) {
    return path.startsWith("/")
        && path.lastIndexOf('.') > path.lastIndexOf('/')
        && path.indexOf('\\') < 0
        && path.indexOf('\0') < 0
        && Arrays.stream(path.substring(1).split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.startsWith("."));
  }
}
