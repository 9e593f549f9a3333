package org.homegroup.bench.live;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.homegroup.bench.harness.ChildProcess;

/// A [BareServer] in a process of its own.
record Bare(ChildProcess process, int port) implements AutoCloseable {

  static Bare start(Path directory, BareServer.Mode mode, List<String> flags) {
    ChildProcess process =
        ChildProcess.start(
            directory.resolve("bare-" + mode + ".log"),
            flags,
            BareServerMain.class,
            List.of(mode.name()));
    return new Bare(process, new JsonObject(process.readyLine()).getInteger("port"));
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
