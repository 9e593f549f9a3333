package org.homegroup.http;

import io.vertx.ext.web.RoutingContext;
import org.homegroup.session.SessionId;

/// The `:sessionId` of an address. What is no id leads to nothing.
public final class SessionInPath {

  private SessionInPath() {}

  /// @throws RequestRefused `not-found`
  public static SessionId of(RoutingContext context) {
    try {
      return new SessionId(context.pathParam("sessionId"));
    } catch (IllegalArgumentException _) {
      throw new RequestRefused(ProblemCode.NOT_FOUND);
    }
  }
}
