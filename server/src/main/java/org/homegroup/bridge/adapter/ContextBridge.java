package org.homegroup.bridge.adapter;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.session.MediaKind;

/// Calls between a bridge client, which runs on one context and is shared by all sessions, and
/// sessions on their own contexts. Keeps the order in each direction.
public final class ContextBridge {

  private ContextBridge() {}

  /// Runs `task` on `inner`; the future completes on `caller`.
  public static <T> Future<T> call(Context inner, Context caller, Supplier<Future<T>> task) {
    Promise<T> promise = Promise.promise();
    inner.runOnContext(
        _ -> attempt(task).onComplete(result -> caller.runOnContext(_ -> promise.handle(result))));
    return promise.future();
  }

  private static <T> Future<T> attempt(Supplier<Future<T>> task) {
    try {
      return task.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /// Opens a conference on `inner` and returns a proxy for `caller`.
  public static Future<Conference> open(
      Context inner, Context caller, Supplier<Future<? extends Conference>> opening) {
    return call(inner, caller, () -> opening.get().map(made -> conference(inner, caller, made)));
  }

  private static Conference conference(Context inner, Context caller, Conference conference) {
    List<AdoptedEndpoint> adopted = conference.adopted();
    return new Conference() {
      @Override
      public List<AdoptedEndpoint> adopted() {
        return adopted;
      }

      @Override
      public Future<Void> add(EndpointId endpointId, Set<MediaKind> muted) {
        return call(inner, caller, () -> conference.add(endpointId, muted));
      }

      @Override
      public Future<Void> remove(EndpointId endpointId) {
        return call(inner, caller, () -> conference.remove(endpointId));
      }

      @Override
      public Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted) {
        return call(inner, caller, () -> conference.mute(endpointId, muted));
      }

      @Override
      public void setReceiverConstraints(EndpointId endpointId, ReceiverConstraints constraints) {
        inner.runOnContext(_ -> conference.setReceiverConstraints(endpointId, constraints));
      }

      @Override
      public void setScreenShare(EndpointId endpointId, boolean screen) {
        inner.runOnContext(_ -> conference.setScreenShare(endpointId, screen));
      }

      @Override
      public void receive(EndpointId endpointId, MediaSignal signal) {
        inner.runOnContext(_ -> conference.receive(endpointId, signal));
      }

      @Override
      public Future<Void> close() {
        return call(inner, caller, conference::close);
      }
    };
  }

  /// Returns a consumer that runs `consumer` on `caller`. Events that were in flight when the
  /// conference was closed may still arrive.
  public static Consumer<ConferenceEvent> events(
      Context caller, Consumer<ConferenceEvent> consumer) {
    return event -> caller.runOnContext(_ -> consumer.accept(event));
  }
}
