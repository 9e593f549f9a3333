package org.homegroup.api;

import io.vertx.ext.web.RoutingContext;
import org.homegroup.id.SessionId;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;

/// The `:sessionId` of an address. What is no id leads to nothing.
public final class SessionIdInPath {

  private SessionIdInPath() {}

  /// @throws RequestRefused `not-found`
  public static SessionId of(RoutingContext context) {
    try {
      return new SessionId(context.pathParam("sessionId"));
    } catch (IllegalArgumentException _) {
      throw new RequestRefused(ProblemCode.NOT_FOUND);
    }
  }
}
