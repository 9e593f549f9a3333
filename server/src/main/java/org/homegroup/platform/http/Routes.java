package org.homegroup.platform.http;

import io.vertx.ext.web.Router;

/// What a feature adds to the HTTP server. Mounted once, at start, after the security headers and
/// the body limit.
@FunctionalInterface
public interface Routes {

  void mount(Router router);
}
