package org.homegroup.bench.live;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `homegroup bench bare`: the reference as a process of its own; started by `bench live`.
@Command(name = "bare", hidden = true, description = "The bare server that bench live measures.")
public final class BareServerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--mode", required = true, description = "API or COALESCING.")
  private BareServer.Mode mode;

  @Override
  public Integer call() throws InterruptedException {
    // NIO like the real server's, so that the transport is no difference between the two.
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    var server = new BareServer(mode);
    vertx.deployVerticle(server).toCompletionStage().toCompletableFuture().join();
    spec.commandLine().getOut().println("{\"port\":" + server.port() + "}");
    spec.commandLine().getOut().flush();
    new CountDownLatch(1).await();
    return 0;
  }
}
