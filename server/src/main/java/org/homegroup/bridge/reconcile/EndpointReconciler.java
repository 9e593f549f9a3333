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

/// Keeps one participant's endpoint as the plan wants it, for one connection in one conference:
/// adds it, replaces it when it fails, mutes it, and in the end cuts it. One call at a time, but
/// for the cut.
final class EndpointReconciler {

  /// After so many refusals of a mute the endpoint is replaced: a new one begins muted.
  private static final int MUTE_TRIES_MAX = 3;

  /// What a keeper needs of its conference.
  interface Context {
    Conference conference();

    /// Whether the conference is still the current one.
    boolean isCurrent();

    void publish(MediaEvent event);

    Timers timers();

    Instant now();

    /// Media that must not flow may flow: end the conference.
    void removalFailed(String why);
  }

  private enum Phase {
    /// No endpoint: about to add one, or waiting to try again.
    ABSENT,
    ADDING,
    PRESENT,
    MUTING,
    /// Waiting to try a mute again.
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

  /// Of an endpoint that is there already: it is as the bridge has it, until something else is
  /// wanted.
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

  /// The endpoint of now; the next one after a failure.
  EndpointId id() {
    return id;
  }

  /// While `away` what there is stays, and nothing new is made: nobody could be told of it.
  void apply(Set<MediaKind> muted, boolean away, boolean screen) {
    target = muted;
    this.away = away;
    if (this.screen != screen && phase != Phase.ABSENT && phase != Phase.OVER) {
      context.conference().setScreenShare(id, screen);
    }
    this.screen = screen;
    step();
  }

  /// Which videos the browser wants from now on; its next endpoint too.
  void setReceiverConstraints(ReceiverConstraints target) {
    constraints = target;
    if (phase != Phase.ABSENT && phase != Phase.OVER) {
      context.conference().setReceiverConstraints(id, constraints);
    }
  }

  /// Whether the browser says this for the first time.
  boolean isNew(MediaSignal signal) {
    return deduplicator.isNew(signal);
  }

  /// Tells once more what is up, as from now.
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

  /// The bridge gave the endpoint up: another takes its place after a while.
  void failed() {
    if (phase != Phase.OVER) {
      replace();
    }
  }

  /// The participant is to have no media any more.
  void remove() {
    Phase before = phase;
    phase = Phase.OVER;
    if (before != Phase.ABSENT) {
      context.publish(new ConferenceEvent.Signal(id, new MediaSignal.Closed()));
      mediaDown(context.now());
      new EndpointRemoval(context, id).start();
    }
  }

  /// The conference is gone, and the endpoint with it.
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
      // Not after it is added: a thin line must not get even the first second of everybody.
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

  /// Cuts the endpoint, and has another added after a while.
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
