package org.homegroup.bridge.janus;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import org.homegroup.bridge.janus.gateway.JanusSettings;

/// A server that is only there to be killed: starts Janus in the folder it is given, and says so.
final class AbandonedServer {

  private AbandonedServer() {}

  public static void main(String[] arguments) {
    JanusBridge.start(
            Vertx.vertx(), JanusSettings.in(Path.of(arguments[0])), InstantSource.system())
        .onSuccess(bridge -> System.out.println("janus " + bridge.pid()))
        .onFailure(Throwable::printStackTrace);
  }
}
