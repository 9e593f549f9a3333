package org.homegroup.platform.http;

import io.vertx.ext.web.Router;

/// The routes of one feature. Mounted once, at the start, after the security headers and the body
/// limit.
@FunctionalInterface
public interface Routes {

  void mount(Router router);
}
