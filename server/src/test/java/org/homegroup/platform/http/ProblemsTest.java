package org.homegroup.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  @DisplayName(
      "A refusal keeps its code; what nobody expected is internal and shows nothing of itself")
  void codes() {
    assertEquals(
        ProblemCode.FORBIDDEN, Problems.codeOf(new RequestRefused(ProblemCode.FORBIDDEN), 500));
    assertEquals(ProblemCode.MALFORMED, Problems.codeOf(new DecodeException("secret"), 500));
    assertEquals(ProblemCode.INTERNAL, Problems.codeOf(new IllegalStateException("secret"), 500));
    assertEquals(ProblemCode.TOO_LARGE, Problems.codeOf(new HttpException(413), 500));
  }

  @Test
  @DisplayName("A bare status gets the general problem of that status")
  void bareStatus() {
    assertEquals(ProblemCode.NOT_FOUND, Problems.codeOf(null, 404));
    assertEquals(ProblemCode.FORBIDDEN, Problems.codeOf(null, 403));
    assertEquals(ProblemCode.MALFORMED, Problems.codeOf(null, 418));
    assertEquals(ProblemCode.INTERNAL, Problems.codeOf(null, 502));
  }

  @Test
  @DisplayName("The members are those of RFC 9457, then code and request id")
  void members() {
    var json =
        new Problem(ProblemCode.NOT_FOUND, "/api/rooms/7", Optional.empty(), "ab12").toJson();

    assertEquals(
        List.of("type", "title", "status", "instance", "code", "requestId"),
        List.copyOf(json.fieldNames()));
    assertEquals("/problems/not-found", json.getString("type"));
    assertEquals(404, json.getInteger("status"));
  }

  @Test
  @DisplayName("Codes are stable kebab-case words that lead to themselves")
  void stableCodes() {
    for (ProblemCode code : ProblemCode.values()) {
      assertTrue(code.code().matches("[a-z]+(-[a-z]+)*"), code.code());
      assertEquals(code, ProblemCode.ofCode(code.code()).orElseThrow());
    }
  }
}
