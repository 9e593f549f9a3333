package org.homegroup.bridge.reconcile;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
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
  interface Site {
    Conference conference();

    /// Whether the conference is still the current one.
    boolean alive();

    void publish(MediaEvent event);

    Timers timers();

    Instant now();

    /// Media that must not flow may flow: end the conference.
    void cutFailed(String why);
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

  private final Site site;
  private final Attempts attempts;
  private final Set<MediaKind> up = EnumSet.noneOf(MediaKind.class);
  private final SdpDeduplicator heard = new SdpDeduplicator();
  private final Backoff backoff = new Backoff();
  private final Backoff muteBackoff = new Backoff();
  private EndpointId id;
  private Set<MediaKind> wanted = Set.of();
  private Set<MediaKind> applied = Set.of();
  private ReceiverConstraints wishes = ReceiverConstraints.ALL;
  private Phase phase = Phase.ABSENT;
  private boolean waiting;
  private boolean away;
  private boolean screen;

  EndpointReconciler(
      Site site, Attempts attempts, ParticipantId participantId, ConnectionId connectionId) {
    this.site = site;
    this.attempts = attempts;
    this.id = attempts.next(participantId, connectionId);
  }

  /// Of an endpoint that is there already: it is as the bridge has it, until something else is
  /// wanted.
  EndpointReconciler(Site site, Attempts attempts, LivingEndpoint living) {
    this.site = site;
    this.attempts = attempts;
    this.id = living.id();
    this.applied = living.muted();
    this.phase = Phase.PRESENT;
    heard.heardBefore(living);
    attempts.used(id);
  }

  ParticipantId participantId() {
    return id.participantId();
  }

  /// The endpoint of now; the next one after a failure.
  EndpointId id() {
    return id;
  }

  /// While `away` what there is stays, and nothing new is made: nobody could be told of it.
  void want(Set<MediaKind> muted, boolean away, boolean screen) {
    wanted = muted;
    this.away = away;
    if (this.screen != screen && phase != Phase.ABSENT && phase != Phase.OVER) {
      site.conference().screen(id, screen);
    }
    this.screen = screen;
    step();
  }

  /// Which videos the browser wants from now on; its next endpoint too.
  void show(ReceiverConstraints wanted) {
    wishes = wanted;
    if (phase != Phase.ABSENT && phase != Phase.OVER) {
      site.conference().show(id, wishes);
    }
  }

  /// Whether the browser says this for the first time.
  boolean isNew(MediaSignal signal) {
    return heard.isNew(signal);
  }

  /// Tells once more what is up, as from now.
  void tellAgain() {
    Instant now = site.now();
    EnumSet.copyOf(up)
        .forEach(kind -> site.publish(new ConferenceEvent.MediaChanged(id, kind, true, now)));
  }

  void media(MediaKind kind, boolean isUp, Instant at) {
    if (isUp ? up.add(kind) : up.remove(kind)) {
      if (isUp) {
        backoff.succeeded();
      }
      site.publish(new ConferenceEvent.MediaChanged(id, kind, isUp, at));
    }
  }

  /// The bridge gave the endpoint up: another takes its place after a while.
  void failed() {
    if (phase != Phase.OVER) {
      replace();
    }
  }

  /// The participant is to have no media any more.
  void cut() {
    Phase before = phase;
    phase = Phase.OVER;
    if (before != Phase.ABSENT) {
      site.publish(new ConferenceEvent.Signal(id, new MediaSignal.Closed()));
      mediaDown(site.now());
      new EndpointCut(site, id).ask();
    }
  }

  /// The conference is gone, and the endpoint with it.
  void gone(Instant lastMediaAt) {
    if (phase != Phase.ABSENT && phase != Phase.OVER) {
      site.publish(new ConferenceEvent.Signal(id, new MediaSignal.Closed()));
    }
    phase = Phase.OVER;
    mediaDown(lastMediaAt);
  }

  private void step() {
    if (phase == Phase.ABSENT && !waiting && !away) {
      add();
    } else if (phase == Phase.PRESENT && !applied.equals(wanted)) {
      mute();
    }
  }

  private void add() {
    EndpointId adding = id;
    Set<MediaKind> muted = wanted;
    phase = Phase.ADDING;
    Future<Void> added = site.conference().add(adding, muted);
    if (!wishes.equals(ReceiverConstraints.ALL)) {
      // Not after it is added: a thin line must not get even the first second of everybody.
      site.conference().show(adding, wishes);
    }
    if (screen) {
      site.conference().screen(adding, true);
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
    Set<MediaKind> muted = wanted;
    phase = Phase.MUTING;
    site.conference()
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
                site.timers().after(muteBackoff.next(), () -> muteAgain(muting));
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
    EndpointId dead = id;
    site.publish(new ConferenceEvent.Signal(dead, new MediaSignal.Closed()));
    mediaDown(site.now());
    new EndpointCut(site, dead).ask();
    id = attempts.next(dead.participantId(), dead.connectionId());
    heard.clear();
    phase = Phase.ABSENT;
    waiting = true;
    site.timers()
        .after(
            backoff.next(),
            () -> {
              waiting = false;
              if (site.alive()) {
                step();
              }
            });
  }

  private void mediaDown(Instant at) {
    for (MediaKind kind : EnumSet.copyOf(up)) {
      up.remove(kind);
      site.publish(new ConferenceEvent.MediaChanged(id, kind, false, at));
    }
  }
}
