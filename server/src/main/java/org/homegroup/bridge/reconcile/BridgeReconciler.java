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

/// Brings the bridge to what a plan wants, and keeps it there: opens the conference when somebody
/// is to have media, closes it when nobody is, and starts again after the bridge was lost. One for
/// each conference of a live session, used on one context. What is to be cut is cut at once; what
/// is to be added or changed may wait for its turn and be tried again.
public final class BridgeReconciler {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeReconciler.class);

  /// So often a bridge may be late before what an earlier server left there is given up.
  private static final int TIMEOUTS_MAX = 3;

  private final MediaBridge bridge;
  private final ReconcilerContext context;
  private final Runnable stopListening;
  private final Backoff backoff = new Backoff();
  private final Owner owner = new Owner();
  private MediaPlan plan = MediaPlan.NONE;

  /// What an earlier server left, until the bridge has carried on with it or said that it cannot.
  private Optional<JsonObject> storedSnapshot;

  /// What is open, or being opened; `null` when there is nothing.
  private ConferenceSession current;

  private boolean available;
  private boolean closed;

  /// What is known from before.
  ///
  /// @param storedSnapshot what [ConferenceStore] holds of this conference
  /// @param attempts endpoints of each connection that may have been there: their ids are not used
  ///     again
  public record Recovery(Optional<JsonObject> storedSnapshot, int attempts) {

    /// Of a session that is new.
    public static final Recovery NONE = new Recovery(Optional.empty(), 0);
  }

  /// Begins with nobody wanted. Tells the state of the bridge at once.
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

  /// One of several of a session.
  BridgeReconciler(
      MediaBridge bridge, ReconcilerContext context, Optional<JsonObject> storedSnapshot) {
    this.bridge = bridge;
    this.context = context;
    this.storedSnapshot = storedSnapshot;
    this.stopListening = bridge.onAvailability(this::availability);
    this.available = bridge.available();
    context.publish(new MediaEvent.BridgeAvailability(available));
  }

  /// Ends what an earlier server left and nobody wants any more.
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

  /// What is wanted from now on; replaces what was wanted before. Cuts first.
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

  /// A media message of a participant's browser. Heard only if it comes on the connection that has
  /// media, and names the endpoint that lives now. After a break of its line a browser says again
  /// what may have been lost: a description that was heard before is not heard twice.
  public void receive(
      ParticipantId participantId, ConnectionId connectionId, String endpoint, MediaSignal signal) {
    reconciler(participantId, connectionId)
        .filter(reconciler -> reconciler.id().value().equals(endpoint) && reconciler.isNew(signal))
        .ifPresent(reconciler -> current.conference().receive(reconciler.id(), signal));
  }

  /// Which videos a participant's browser wants. Kept for the connection that said it: also before
  /// it has media, and over every new endpoint and conference.
  public void setReceiverConstraints(
      ParticipantId participantId, ConnectionId connectionId, ReceiverConstraints constraints) {
    context.constraints().put(participantId, connectionId, constraints);
    reconciler(participantId, connectionId)
        .ifPresent(reconciler -> reconciler.setReceiverConstraints(constraints));
  }

  /// This participant's line is back: what the bridge receives on it is told again, because nothing
  /// was counted while nobody could be asked whether they are there.
  public void connectionResumed(ParticipantId participantId, ConnectionId connectionId) {
    reconciler(participantId, connectionId).ifPresent(EndpointReconciler::reportMediaAgain);
  }

  /// Cuts everybody and hears nothing more: the session has ended.
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

  /// What is remembered is opened whatever the plan says: also while everybody is away, and to end
  /// it when nobody is wanted.
  private void open() {
    boolean needed = storedSnapshot.isPresent() || plan.reachesSomebody();
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
      // Overtaken by an empty plan or a dead bridge: nobody wants it any more.
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
      // Every bridge may be drained, which is no matter for those who have one.
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

    /// The way out when a cut is not confirmed: the end of the conference cuts everybody, and
    /// those who are still wanted come back in a new one.
    @Override
    public void restart(ConferenceSession conference, String why) {
      LOG.error("Conference {} is started over: {}", context.id(), why);
      close(conference);
      conference.lost(context.now());
      context.timers().after(backoff.next(), BridgeReconciler.this::open);
    }
  }
}
