package org.homegroup.bridge.reconcile;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.platform.loop.Timers;
import org.homegroup.session.state.MediaPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one conference on the bridge to the state that a [MediaPlan] describes, and keeps it
/// there. Opens the conference when the plan has participants, closes it when it has none, and
/// opens it again after a loss. Used on one context.
///
/// Removals are executed at once. Additions and changes may wait for their turn and are retried.
public final class BridgeReconciler {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeReconciler.class);

  /// The number of timeouts after which an earlier server's conference is given up.
  private static final int TIMEOUTS_MAX = 3;

  private final MediaBridge bridge;
  private final ReconcilerContext context;
  private final Runnable stopListening;
  private final Backoff backoff = new Backoff();
  private final Owner owner = new Owner();
  private MediaPlan plan = MediaPlan.NONE;

  /// The snapshot of an earlier server, until the bridge has adopted it or reported that it cannot.
  private Optional<JsonObject> storedSnapshot;

  /// The conference that is open or being opened; `null` if there is none.
  private ConferenceSession current;

  private boolean available;
  private boolean closed;

  /// The state that an earlier server left.
  ///
  /// @param storedSnapshot the snapshot in the [ConferenceStore]
  /// @param attempts the number of endpoints that each connection may have had; their ids are not
  ///     reused
  public record Recovery(Optional<JsonObject> storedSnapshot, int attempts) {

    /// The state for a new session.
    public static final Recovery NONE = new Recovery(Optional.empty(), 0);
  }

  /// Starts with an empty plan. Publishes the availability of the bridge at once.
  public BridgeReconciler(
      MediaBridge bridge,
      ConferenceId id,
      Consumer<MediaEvent> consumer,
      ConferenceStore store,
      Timers timers,
      InstantSource clock,
      Recovery recovery) {
    this(
        bridge,
        new ReconcilerContext(
            id,
            consumer,
            store,
            timers,
            clock,
            new EndpointIdAllocator(recovery.attempts()),
            new ConstraintsByParticipant()),
        recovery.storedSnapshot());
  }

  /// Creates one of several reconcilers of a session.
  BridgeReconciler(
      MediaBridge bridge, ReconcilerContext context, Optional<JsonObject> storedSnapshot) {
    this.bridge = bridge;
    this.context = context;
    this.storedSnapshot = storedSnapshot;
    this.stopListening = bridge.onAvailability(this::availability);
    this.available = bridge.available();
    context.publish(new MediaEvent.BridgeAvailability(available));
  }

  /// Ends a conference that an earlier server left and that is not needed any more.
  public static void end(
      MediaBridge bridge,
      ConferenceId id,
      ConferenceStore store,
      JsonObject storedSnapshot,
      Timers timers,
      InstantSource clock) {
    new BridgeReconciler(
            bridge, id, _ -> {}, store, timers, clock, new Recovery(Optional.of(storedSnapshot), 0))
        .apply(MediaPlan.NONE);
  }

  /// Replaces the plan. Executes removals first.
  public void apply(MediaPlan target) {
    if (closed) {
      return;
    }
    plan = target;
    if (current == null) {
      open();
      return;
    }
    current.removeUnplanned(plan);
    if (plan.isEmpty() && storedSnapshot.isEmpty()) {
      close(current);
    } else {
      current.reconcile(plan);
    }
  }

  /// Handles a media message of a participant's browser. Ignored unless it comes on the connection
  /// that has media and names the current endpoint. A description that a browser resends after a
  /// lost connection is not processed twice.
  public void receive(
      ParticipantId participantId, ConnectionId connectionId, String endpoint, MediaSignal signal) {
    reconciler(participantId, connectionId)
        .filter(reconciler -> reconciler.id().value().equals(endpoint) && reconciler.isNew(signal))
        .ifPresent(reconciler -> current.conference().receive(reconciler.id(), signal));
  }

  /// Sets the videos that a participant's browser wants. They are kept for that connection, even
  /// before it has media, and apply to every later endpoint and conference.
  public void setReceiverConstraints(
      ParticipantId participantId, ConnectionId connectionId, ReceiverConstraints constraints) {
    context.constraints().put(participantId, connectionId, constraints);
    reconciler(participantId, connectionId)
        .ifPresent(reconciler -> reconciler.setReceiverConstraints(constraints));
  }

  /// Called when the participant's connection was resumed. Publishes the received media again,
  /// because nothing is counted while the participant cannot be reached.
  public void connectionResumed(ParticipantId participantId, ConnectionId connectionId) {
    reconciler(participantId, connectionId).ifPresent(EndpointReconciler::reportMediaAgain);
  }

  /// Removes all endpoints and ignores further calls, because the session has ended.
  public void close() {
    storedSnapshot = Optional.empty();
    apply(MediaPlan.NONE);
    closed = true;
    stopListening.run();
  }

  private Optional<EndpointReconciler> reconciler(
      ParticipantId participantId, ConnectionId connectionId) {
    return current == null ? Optional.empty() : current.reconciler(participantId, connectionId);
  }

  /// Opens the conference. A stored snapshot is opened even if the plan is empty or all
  /// participants are away, because it must be adopted or ended.
  private void open() {
    boolean needed = storedSnapshot.isPresent() || plan.reachesAnyone();
    if (current != null || closed || !needed || !bridge.available()) {
      return;
    }
    ConferenceSession session = new ConferenceSession(context, owner);
    current = session;
    bridge
        .open(context.id(), storedSnapshot, session)
        .onComplete(
            result -> {
              if (result.succeeded()) {
                opened(session, result.result());
              } else if (current == session) {
                notOpened(result.cause());
              }
            });
  }

  private void opened(ConferenceSession session, Conference conference) {
    if (current != session) {
      // The plan became empty or the bridge died meanwhile, so the conference is not needed.
      conference.close();
      return;
    }
    storedSnapshot = Optional.empty();
    backoff.succeeded();
    setAvailable(true);
    session.opened(conference, plan);
    if (plan.isEmpty() && current == session) {
      close(session);
    }
  }

  private void notOpened(Throwable failure) {
    LOG.warn("Conference {} cannot be opened: {}", context.id(), failure.getMessage());
    current = null;
    boolean timedOut = failure instanceof BridgeFailure.TimedOut && backoff.tries() < TIMEOUTS_MAX;
    if (failure instanceof BridgeFailure.Unreachable) {
      // All bridges may be drained, which does not concern conferences that are open.
      setAvailable(false);
    } else if (!timedOut) {
      deleteSnapshot();
    }
    context.timers().after(backoff.next(), this::open);
  }

  private void availability(boolean available) {
    if (closed) {
      return;
    }
    setAvailable(available);
    if (available) {
      open();
    } else if (current != null) {
      ConferenceSession lost = current;
      current = null;
      lost.lost(context.now());
      deleteSnapshot();
    }
  }

  private void setAvailable(boolean now) {
    if (available != now) {
      available = now;
      context.publish(new MediaEvent.BridgeAvailability(now));
    }
  }

  private void close(ConferenceSession closing) {
    current = null;
    closing.close();
    deleteSnapshot();
  }

  private void deleteSnapshot() {
    storedSnapshot = Optional.empty();
    context.deleteSnapshot();
  }

  private final class Owner implements ConferenceSession.Owner {

    @Override
    public void lost(ConferenceSession conference, BridgeFailure failure) {
      LOG.warn("Conference {} lost: {}", context.id(), failure.getMessage());
      current = null;
      deleteSnapshot();
      context.timers().after(backoff.next(), BridgeReconciler.this::open);
    }

    /// Used when a removal is not confirmed: closing the conference cuts all media, and the
    /// participants of the plan get new endpoints in a new conference.
    @Override
    public void restart(ConferenceSession conference, String why) {
      LOG.error("Conference {} is started over: {}", context.id(), why);
      close(conference);
      conference.lost(context.now());
      context.timers().after(backoff.next(), BridgeReconciler.this::open);
    }
  }
}
