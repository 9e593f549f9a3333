package org.homegroup.bridge.janus.conference;

import java.time.Duration;
import java.util.function.Supplier;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.adapter.ConferenceEvents;

/// Has a conference noted for a later server, soon after something changed in it.
final class SnapshotWriter {

  /// Several things change at once when people come.
  private static final Duration NOTES_AFTER = Duration.ofMillis(20);

  private final JanusContext site;
  private final ConferenceEvents voice;
  private final Supplier<JanusSnapshot> note;
  private boolean noting;

  SnapshotWriter(JanusContext site, ConferenceEvents voice, Supplier<JanusSnapshot> note) {
    this.site = site;
    this.voice = voice;
    this.note = note;
  }

  void changed() {
    if (site.settings().carriesOn() && !voice.isOver() && !noting) {
      noting = true;
      site.vertx()
          .setTimer(
              NOTES_AFTER.toMillis(),
              _ -> {
                noting = false;
                if (!voice.isOver()) {
                  voice.accept(new ConferenceEvent.SnapshotChanged(note.get().toJson()));
                }
              });
    }
  }
}
