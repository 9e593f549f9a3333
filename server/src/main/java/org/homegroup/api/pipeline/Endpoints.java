package org.homegroup.api.pipeline;

/// The endpoints of one feature. Declared once, at start, on the context of the HTTP server.
@FunctionalInterface
public interface Endpoints {
  void declare(Api api);
}
