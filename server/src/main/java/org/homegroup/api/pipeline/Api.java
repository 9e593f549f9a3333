package org.homegroup.api.pipeline;

import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.homegroup.access.Action;

/// Collects the endpoints that features declare.
public final class Api {

  private final Map<String, Map<String, Endpoint>> byPath = new LinkedHashMap<>();

  /// For a caller with an access token who may do this.
  public Endpoint get(String path, Action action) {
    return endpoint(HttpMethod.GET, path, Optional.of(action));
  }

  /// As [#get].
  public Endpoint post(String path, Action action) {
    return endpoint(HttpMethod.POST, path, Optional.of(action));
  }

  /// For everybody: what it does is proved by what is sent to it.
  public Endpoint openPost(String path) {
    return endpoint(HttpMethod.POST, path, Optional.empty());
  }

  private Endpoint endpoint(HttpMethod method, String path, Optional<Action> action) {
    var endpoint = new Endpoint(action);
    var before = byPath.computeIfAbsent(path, _ -> new TreeMap<>()).put(method.name(), endpoint);
    if (before != null) {
      throw new IllegalStateException(method + " " + path + " is declared twice");
    }
    return endpoint;
  }

  /// By path, then by method.
  Map<String, Map<String, Endpoint>> byPath() {
    return byPath;
  }
}
