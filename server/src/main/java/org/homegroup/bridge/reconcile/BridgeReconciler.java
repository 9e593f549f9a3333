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
  private static final int LATE_MAX = 3;

  private final MediaBridge bridge;
  private final ReconcilerContext site;
  private final Runnable stopListening;
  private final Backoff backoff = new Backoff();
  private final Owner owner = new Owner();
  private MediaPlan plan = MediaPlan.NONE;

  /// What an earlier server left, until the bridge has carried on with it or said that it cannot.
  private Optional<JsonObject> remembered;

  /// What is open, or being opened; `null` when there is nothing.
  private ConferenceSession current;

  private boolean possible;
  private boolean over;

  /// What is known from before.
  ///
  /// @param remembered what [ConferenceStore] holds of this conference
  /// @param attempts endpoints of each connection that may have been there: their ids are not used
  ///     again
  public record Past(Optional<JsonObject> remembered, int attempts) {

    /// Of a session that is new.
    public static final Past NONE = new Past(Optional.empty(), 0);
  }

  /// Begins with nobody wanted. Tells the state of the bridge at once.
  public BridgeReconciler(
      MediaBridge bridge,
      ConferenceId id,
      Consumer<MediaEvent> consumer,
      ConferenceStore memory,
      Timers timers,
      InstantSource clock,
      Past past) {
    this(
        bridge,
        new ReconcilerContext(
            id,
            consumer,
            memory,
            timers,
            clock,
            new Attempts(past.attempts()),
            new ConstraintsByParticipant()),
        past.remembered());
  }

  /// One of several of a session.
  BridgeReconciler(MediaBridge bridge, ReconcilerContext site, Optional<JsonObject> remembered) {
    this.bridge = bridge;
    this.site = site;
    this.remembered = remembered;
    this.stopListening = bridge.onAvailability(this::availability);
    this.possible = bridge.available();
    site.publish(new MediaEvent.BridgeAvailability(possible));
  }

  /// Ends what an earlier server left and nobody wants any more.
  public static void end(
      MediaBridge bridge,
      ConferenceId id,
      ConferenceStore memory,
      JsonObject remembered,
      Timers timers,
      InstantSource clock) {
    new BridgeReconciler(
            bridge, id, _ -> {}, memory, timers, clock, new Past(Optional.of(remembered), 0))
        .want(MediaPlan.NONE);
  }

  /// What is wanted from now on; replaces what was wanted before. Cuts first.
  public void want(MediaPlan wanted) {
    if (over) {
      return;
    }
    plan = wanted;
    if (current == null) {
      open();
      return;
    }
    current.cut(plan);
    if (plan.isEmpty() && remembered.isEmpty()) {
      close(current);
    } else {
      current.keep(plan);
    }
  }

  /// A media message of a participant's browser. Heard only if it comes on the connection that has
  /// media, and names the endpoint that lives now. After a break of its line a browser says again
  /// what may have been lost: a description that was heard before is not heard twice.
  public void receive(
      ParticipantId participantId, ConnectionId connectionId, String endpoint, MediaSignal signal) {
    keeper(participantId, connectionId)
        .filter(keeper -> keeper.id().value().equals(endpoint) && keeper.isNew(signal))
        .ifPresent(keeper -> current.conference().receive(keeper.id(), signal));
  }

  /// Which videos a participant's browser wants. Kept for the connection that said it: also before
  /// it has media, and over every new endpoint and conference.
  public void show(
      ParticipantId participantId, ConnectionId connectionId, ReceiverConstraints wanted) {
    site.wishes().put(participantId, connectionId, wanted);
    keeper(participantId, connectionId).ifPresent(keeper -> keeper.show(wanted));
  }

  /// This participant's line is back: what the bridge receives on it is told again, because nothing
  /// was counted while nobody could be asked whether they are there.
  public void returned(ParticipantId participantId, ConnectionId connectionId) {
    keeper(participantId, connectionId).ifPresent(EndpointReconciler::tellAgain);
  }

  /// Cuts everybody and hears nothing more: the session has ended.
  public void close() {
    remembered = Optional.empty();
    want(MediaPlan.NONE);
    over = true;
    stopListening.run();
  }

  private Optional<EndpointReconciler> keeper(
      ParticipantId participantId, ConnectionId connectionId) {
    return current == null ? Optional.empty() : current.keeper(participantId, connectionId);
  }

  /// What is remembered is opened whatever the plan says: also while everybody is away, and to end
  /// it when nobody is wanted.
  private void open() {
    boolean wanted = remembered.isPresent() || plan.reachesSomebody();
    if (current != null || over || !wanted || !bridge.available()) {
      return;
    }
    ConferenceSession opening = new ConferenceSession(site, owner);
    current = opening;
    bridge
        .open(site.id(), remembered, opening)
        .onComplete(
            result -> {
              if (result.succeeded()) {
                opened(opening, result.result());
              } else if (current == opening) {
                notOpened(result.cause());
              }
            });
  }

  private void opened(ConferenceSession opening, Conference conference) {
    if (current != opening) {
      // Overtaken by an empty plan or a dead bridge: nobody wants it any more.
      conference.close();
      return;
    }
    remembered = Optional.empty();
    backoff.succeeded();
    possible(true);
    opening.opened(conference, plan);
    if (plan.isEmpty() && current == opening) {
      close(opening);
    }
  }

  private void notOpened(Throwable failure) {
    LOG.warn("Conference {} cannot be opened: {}", site.id(), failure.getMessage());
    current = null;
    boolean late = failure instanceof BridgeFailure.TimedOut && backoff.tries() < LATE_MAX;
    if (failure instanceof BridgeFailure.Unreachable) {
      // Every bridge may be drained, which is no matter for those who have one.
      possible(false);
    } else if (!late) {
      forget();
    }
    site.timers().after(backoff.next(), this::open);
  }

  private void availability(boolean available) {
    if (over) {
      return;
    }
    possible(available);
    if (available) {
      open();
    } else if (current != null) {
      ConferenceSession lost = current;
      current = null;
      lost.gone(site.now());
      forget();
    }
  }

  private void possible(boolean now) {
    if (possible != now) {
      possible = now;
      site.publish(new MediaEvent.BridgeAvailability(now));
    }
  }

  private void close(ConferenceSession closing) {
    current = null;
    closing.close();
    forget();
  }

  private void forget() {
    remembered = Optional.empty();
    site.forget();
  }

  private final class Owner implements ConferenceSession.Owner {

    @Override
    public void lost(ConferenceSession conference, BridgeFailure failure) {
      LOG.warn("Conference {} lost: {}", site.id(), failure.getMessage());
      current = null;
      forget();
      site.timers().after(backoff.next(), BridgeReconciler.this::open);
    }

    /// The way out when a cut is not confirmed: the end of the conference cuts everybody, and
    /// those who are still wanted come back in a new one.
    @Override
    public void startOver(ConferenceSession conference, String why) {
      LOG.error("Conference {} is started over: {}", site.id(), why);
      close(conference);
      conference.gone(site.now());
      site.timers().after(backoff.next(), BridgeReconciler.this::open);
    }
  }
}
