package org.homegroup.bench.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Drives many WebSockets on one thread, directly over NIO, because the load shares the machine's
/// cores with the measured server. All sockets and their listeners are confined to that thread.
final class LoadClient implements AutoCloseable {

  private static final int MOST_READ = 512 * 1024;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Deque<LoadSocket> written = new ArrayDeque<>();
  private final byte[] received = new byte[MOST_READ];
  private final CompletableFuture<Void> failed = new CompletableFuture<>();
  private volatile boolean stopping;

  LoadClient() {
    try {
      selector = Selector.open();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    thread = Thread.ofPlatform().name("load").daemon().start(this::loop);
  }

  /// Runs `task` on the thread of the sockets and returns its result.
  <T> T call(Supplier<T> task) {
    check();
    var done = new CompletableFuture<T>();
    tasks.add(
        () -> {
          try {
            done.complete(task.get());
          } catch (RuntimeException | Error failure) {
            done.completeExceptionally(failure);
          }
        });
    selector.wakeup();
    try {
      return done.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException known ? known : failure;
    }
  }

  /// Waits for a future that completes on the thread of the sockets; fails when a listener failed
  /// or the wait takes too long.
  void await(CompletableFuture<Void> event) {
    try {
      CompletableFuture.anyOf(event, failed)
          .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .join();
    } catch (CompletionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
    check();
  }

  void run(Runnable task) {
    call(
        () -> {
          task.run();
          return null;
        });
  }

  /// Begins a connection. Call on the thread of the sockets.
  LoadSocket connect(int port, String path, LoadSocket.Listener listener) {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      var socket = new LoadSocket(channel, path, listener, written::add);
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.key(channel.register(selector, SelectionKey.OP_CONNECT, socket));
      return socket;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    stopping = true;
    selector.wakeup();
    try {
      thread.join();
      selector.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    try {
      while (!stopping) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        flush();
        selector.select(this::ready, 100);
        flush();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void ready(SelectionKey key) {
    var socket = (LoadSocket) key.attachment();
    try {
      if (key.isConnectable()) {
        socket.connected();
      }
      if (key.isValid() && key.isReadable()) {
        socket.read(received);
      }
      if (key.isValid() && key.isWritable()) {
        socket.flush();
      }
    } catch (IOException _) {
      fails(socket::broken);
    } catch (RuntimeException broken) {
      failed.completeExceptionally(broken);
    }
  }

  private void fails(Runnable end) {
    try {
      end.run();
    } catch (RuntimeException broken) {
      failed.completeExceptionally(broken);
    }
  }

  private void check() {
    if (failed.isCompletedExceptionally()) {
      throw new IllegalStateException(failed.exceptionNow());
    }
  }

  /// Flushes each written socket once per turn, as a server does.
  private void flush() {
    for (LoadSocket socket = written.poll(); socket != null; socket = written.poll()) {
      try {
        socket.flush();
      } catch (IOException _) {
        fails(socket::broken);
      }
    }
  }
}
