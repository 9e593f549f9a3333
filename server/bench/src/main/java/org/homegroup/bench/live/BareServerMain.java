package org.homegroup.bench.live;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/// The program that runs a [BareServer] in a process of its own; [Bare] starts it.
final class BareServerMain {

  private BareServerMain() {}

  /// Prints the port as a line of JSON and runs until the process is ended.
  ///
  /// @param arguments the name of a [BareServer.Mode]
  public static void main(String[] arguments) {
    // NIO like the real server, so that the transport makes no difference between the two.
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    var server = new BareServer(BareServer.Mode.valueOf(arguments[0]));
    vertx.deployVerticle(server).toCompletionStage().toCompletableFuture().join();
    System.out.println("{\"port\":" + server.port() + "}");
  }
}
