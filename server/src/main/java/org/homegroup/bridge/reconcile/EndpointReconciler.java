package org.homegroup.bridge.reconcile;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.adapter.SdpDeduplicator;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.platform.loop.Timers;
import org.homegroup.session.MediaKind;

/// Keeps one participant's endpoint, for one connection in one conference, in the state that the
/// plan describes: adds it, replaces it after a failure, mutes it, and finally removes it. Sends
/// one request at a time, except for the removal.
final class EndpointReconciler {

  /// The number of failed mutes after which the endpoint is replaced. A new endpoint starts muted.
  private static final int MUTE_TRIES_MAX = 3;

  /// The conference that owns this endpoint.
  interface Context {
    Conference conference();

    /// Returns true while the conference is neither closed nor lost.
    boolean isCurrent();

    void publish(MediaEvent event);

    Timers timers();

    Instant now();

    /// Called when media may flow that must not: the conference has to be closed.
    void removalFailed(String why);
  }

  private enum Phase {
    /// There is no endpoint; one is about to be added, now or after a delay.
    ABSENT,
    ADDING,
    PRESENT,
    MUTING,
    /// A failed mute is about to be retried.
    PAUSED,
    OVER
  }

  private final Context context;
  private final EndpointIdAllocator ids;
  private final Set<MediaKind> up = EnumSet.noneOf(MediaKind.class);
  private final SdpDeduplicator deduplicator = new SdpDeduplicator();
  private final Backoff backoff = new Backoff();
  private final Backoff muteBackoff = new Backoff();
  private EndpointId id;
  private Set<MediaKind> target = Set.of();
  private Set<MediaKind> applied = Set.of();
  private ReceiverConstraints constraints = ReceiverConstraints.ALL;
  private Phase phase = Phase.ABSENT;
  private boolean waiting;
  private boolean away;
  private boolean screen;

  EndpointReconciler(
      Context context,
      EndpointIdAllocator ids,
      ParticipantId participantId,
      ConnectionId connectionId) {
    this.context = context;
    this.ids = ids;
    this.id = ids.next(participantId, connectionId);
  }

  /// Starts with an adopted endpoint, whose state on the bridge is kept until the plan differs.
  EndpointReconciler(Context context, EndpointIdAllocator ids, AdoptedEndpoint adopted) {
    this.context = context;
    this.ids = ids;
    this.id = adopted.id();
    this.applied = adopted.muted();
    this.phase = Phase.PRESENT;
    deduplicator.resumeFrom(adopted);
    ids.reserve(id);
  }

  ParticipantId participantId() {
    return id.participantId();
  }

  /// Returns the id of the current endpoint, or of the next one after a failure.
  EndpointId id() {
    return id;
  }

  /// Applies a grant of the plan. While the participant is `away` an existing endpoint stays, but
  /// none is added, because the browser could not be told.
  void apply(Set<MediaKind> muted, boolean away, boolean screen) {
    target = muted;
    this.away = away;
    if (this.screen != screen && phase != Phase.ABSENT && phase != Phase.OVER) {
      context.conference().setScreenShare(id, screen);
    }
    this.screen = screen;
    step();
  }

  /// Sets the videos that the browser wants, also for later endpoints.
  void setReceiverConstraints(ReceiverConstraints target) {
    constraints = target;
    if (phase != Phase.ABSENT && phase != Phase.OVER) {
      context.conference().setReceiverConstraints(id, constraints);
    }
  }

  /// Returns true if the browser sends this signal for the first time.
  boolean isNew(MediaSignal signal) {
    return deduplicator.isNew(signal);
  }

  /// Publishes the received media again, with the current time.
  void reportMediaAgain() {
    Instant now = context.now();
    EnumSet.copyOf(up)
        .forEach(kind -> context.publish(new ConferenceEvent.MediaChanged(id, kind, true, now)));
  }

  void media(MediaKind kind, boolean isUp, Instant at) {
    if (isUp ? up.add(kind) : up.remove(kind)) {
      if (isUp) {
        backoff.succeeded();
      }
      context.publish(new ConferenceEvent.MediaChanged(id, kind, isUp, at));
    }
  }

  /// Called when the endpoint failed on the bridge: replaces it after a delay.
  void failed() {
    if (phase != Phase.OVER) {
      replace();
    }
  }

  /// Removes the endpoint, because the participant may have no media any more.
  void remove() {
    Phase before = phase;
    phase = Phase.OVER;
    if (before != Phase.ABSENT) {
      context.publish(new ConferenceEvent.Signal(id, new MediaSignal.Closed()));
      mediaDown(context.now());
      new EndpointRemoval(context, id).start();
    }
  }

  /// Called when the conference and the endpoint in it are lost.
  void lost(Instant lastMediaAt) {
    if (phase != Phase.ABSENT && phase != Phase.OVER) {
      context.publish(new ConferenceEvent.Signal(id, new MediaSignal.Closed()));
    }
    phase = Phase.OVER;
    mediaDown(lastMediaAt);
  }

  private void step() {
    if (phase == Phase.ABSENT && !waiting && !away) {
      add();
    } else if (phase == Phase.PRESENT && !applied.equals(target)) {
      mute();
    }
  }

  private void add() {
    EndpointId adding = id;
    Set<MediaKind> muted = target;
    phase = Phase.ADDING;
    Future<Void> added = context.conference().add(adding, muted);
    if (!constraints.equals(ReceiverConstraints.ALL)) {
      // Sent with the addition, so that a slow connection never gets the videos of all others.
      context.conference().setReceiverConstraints(adding, constraints);
    }
    if (screen) {
      context.conference().setScreenShare(adding, true);
    }
    added.onComplete(
        result -> {
          if (phase != Phase.ADDING || !id.equals(adding)) {
            return;
          }
          if (result.succeeded()) {
            phase = Phase.PRESENT;
            applied = muted;
            step();
          } else {
            replace();
          }
        });
  }

  private void mute() {
    EndpointId muting = id;
    Set<MediaKind> muted = target;
    phase = Phase.MUTING;
    context
        .conference()
        .mute(muting, muted)
        .onComplete(
            result -> {
              if (phase != Phase.MUTING || !id.equals(muting)) {
                return;
              }
              if (result.succeeded()) {
                phase = Phase.PRESENT;
                applied = muted;
                muteBackoff.succeeded();
                step();
              } else if (muteBackoff.tries() >= MUTE_TRIES_MAX) {
                muteBackoff.succeeded();
                replace();
              } else {
                phase = Phase.PAUSED;
                context.timers().after(muteBackoff.next(), () -> muteAgain(muting));
              }
            });
  }

  private void muteAgain(EndpointId muting) {
    if (phase == Phase.PAUSED && id.equals(muting)) {
      phase = Phase.PRESENT;
      step();
    }
  }

  /// Removes the endpoint and adds another after a delay.
  private void replace() {
    EndpointId endpointId = id;
    context.publish(new ConferenceEvent.Signal(endpointId, new MediaSignal.Closed()));
    mediaDown(context.now());
    new EndpointRemoval(context, endpointId).start();
    id = ids.next(endpointId.participantId(), endpointId.connectionId());
    deduplicator.clear();
    phase = Phase.ABSENT;
    waiting = true;
    context
        .timers()
        .after(
            backoff.next(),
            () -> {
              waiting = false;
              if (context.isCurrent()) {
                step();
              }
            });
  }

  private void mediaDown(Instant at) {
    for (MediaKind kind : EnumSet.copyOf(up)) {
      up.remove(kind);
      context.publish(new ConferenceEvent.MediaChanged(id, kind, false, at));
    }
  }
}
