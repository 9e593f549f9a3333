package org.homegroup.api.pipeline;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import org.homegroup.platform.json.Json;

/// The answer of an endpoint that did what it was asked for.
public final class Reply {

  private static final String JSON = "application/json";

  private final int status;
  private final Buffer body;
  private final MultiMap headers = HttpHeaders.headers();

  private Reply(int status, Buffer body) {
    this.status = status;
    this.body = body;
  }

  public static Reply json(JsonObject body) {
    return new Reply(200, body.toBuffer()).header(HttpHeaders.CONTENT_TYPE, JSON);
  }

  /// @param view a record of the protocol
  public static Reply view(Object view) {
    return new Reply(200, Buffer.buffer(Json.write(view))).header(HttpHeaders.CONTENT_TYPE, JSON);
  }

  /// A file that a browser saves.
  public static Reply download(String contentType, String fileName, String content) {
    return new Reply(200, Buffer.buffer(content))
        .header(HttpHeaders.CONTENT_TYPE, contentType)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
  }

  public static Reply noContent() {
    return new Reply(204, Buffer.buffer());
  }

  public static Reply notModified() {
    return new Reply(304, Buffer.buffer());
  }

  public Reply header(CharSequence name, String value) {
    headers.set(name, value);
    return this;
  }

  int status() {
    return status;
  }

  Buffer body() {
    return body;
  }

  MultiMap headers() {
    return headers;
  }
}
