package org.homegroup.api.pipeline;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.access.AccessPolicy;
import org.homegroup.access.Action;
import org.homegroup.id.PersonId;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.practice.Booking;

/// One request whose caller may do what it asks for.
public final class Call {

  private final RoutingContext context;
  private final Principal principal;
  private final Access access;

  /// @param principal null for an open endpoint
  /// @param access null for an open endpoint
  Call(RoutingContext context, Principal principal, Access access) {
    this.context = context;
    this.principal = principal;
    this.access = access;
  }

  /// For cookies, headers and the connection.
  public RoutingContext context() {
    return context;
  }

  public Principal principal() {
    if (principal == null) {
      throw new IllegalStateException("nobody is asked for a token here");
    }
    return principal;
  }

  public PersonId person() {
    return principal().personId();
  }

  /// The session that is asked for.
  public Booking booking() {
    return access.booking().orElseThrow();
  }

  /// Returns true if the caller may also do this, for the same session or without one.
  public boolean may(Action action) {
    return AccessPolicy.allows(action, access.standing());
  }

  /// An id in the path.
  ///
  /// @throws RequestRefused `not-found` if it has not the form of one
  public <T> T id(String name, Function<String, T> type) {
    return id(context, name, type).orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
  }

  static <T> Optional<T> id(RoutingContext context, String name, Function<String, T> type) {
    try {
      return Optional.of(type.apply(context.pathParam(name)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The body: an object that has no other fields than these. What is refused is never quoted.
  ///
  /// @throws RequestRefused `malformed`, with this pointer
  public JsonObject body(Set<String> fields, Optional<String> pointer) {
    try {
      JsonObject body = context.body().asJsonObject();
      if (body != null && fields.containsAll(body.fieldNames())) {
        return body;
      }
    } catch (DecodeException | ClassCastException _) {
      // Also a list is JSON. Refused below, without the text of the body.
    }
    throw RequestRefused.malformed(pointer);
  }

  public JsonObject body(Set<String> fields) {
    return body(fields, Optional.empty());
  }
}
