package org.homegroup.platform.http;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// A problem shown over HTTP when a request was refused or failed (RFC 9457). Its title is for
/// developers; clients make the sentences for people from the code.
///
/// @param instance the requested path, without its query
/// @param pointer the faulty part of the body (RFC 6901); empty: no particular one
/// @param requestId finds the request in the server's log
public record Problem(
    ProblemCode code, String instance, Optional<String> pointer, String requestId) {

  static final String CONTENT_TYPE = "application/problem+json";

  /// Members in the order of the RFC, then our own.
  JsonObject toJson() {
    var json =
        new JsonObject()
            .put("type", "/problems/" + code.code())
            .put("title", code.title())
            .put("status", code.status())
            .put("instance", instance)
            .put("code", code.code());
    pointer.ifPresent(where -> json.put("pointer", where));
    return json.put("requestId", requestId);
  }
}
