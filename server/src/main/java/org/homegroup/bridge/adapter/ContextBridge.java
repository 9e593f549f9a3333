package org.homegroup.bridge.adapter;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceListener;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.session.MediaKind;

/// Crossings between a bridge client, which is confined to one context and shared by all sessions,
/// and the sessions on theirs. Order is kept in each direction.
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

  /// The conference that `opening` makes on `inner`, for the use of `caller`.
  public static Future<Conference> open(
      Context inner, Context caller, Supplier<Future<? extends Conference>> opening) {
    return call(inner, caller, () -> opening.get().map(made -> conference(inner, caller, made)));
  }

  private static Conference conference(Context inner, Context caller, Conference conference) {
    List<LivingEndpoint> living = conference.living();
    return new Conference() {
      @Override
      public List<LivingEndpoint> living() {
        return living;
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
      public void show(EndpointId endpointId, ReceiverConstraints wishes) {
        inner.runOnContext(_ -> conference.show(endpointId, wishes));
      }

      @Override
      public void screen(EndpointId endpointId, boolean screen) {
        inner.runOnContext(_ -> conference.screen(endpointId, screen));
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

  /// `listener`, which belongs to `caller`, to be called from anywhere. What was on its way when
  /// the conference was closed may still arrive.
  public static ConferenceListener listener(Context caller, ConferenceListener listener) {
    return new ConferenceListener() {
      @Override
      public void remember(JsonObject document) {
        caller.runOnContext(_ -> listener.remember(document));
      }

      @Override
      public void signal(EndpointId endpointId, MediaSignal signal) {
        caller.runOnContext(_ -> listener.signal(endpointId, signal));
      }

      @Override
      public void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
        caller.runOnContext(_ -> listener.media(endpointId, kind, up, at));
      }

      @Override
      public void speaking(EndpointId endpointId, boolean speaking) {
        caller.runOnContext(_ -> listener.speaking(endpointId, speaking));
      }

      @Override
      public void endpointFailed(EndpointId endpointId, String reason) {
        caller.runOnContext(_ -> listener.endpointFailed(endpointId, reason));
      }

      @Override
      public void lost(BridgeFailure failure, Instant lastMediaAt) {
        caller.runOnContext(_ -> listener.lost(failure, lastMediaAt));
      }
    };
  }
}
