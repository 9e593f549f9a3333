package org.homegroup.bridge.janus;

import java.time.Duration;
import java.util.function.Supplier;
import org.homegroup.bridge.ConferenceVoice;

/// Has a conference noted for a later server, soon after something changed in it.
final class JanusNoting {

  /// Several things change at once when people come.
  private static final Duration NOTES_AFTER = Duration.ofMillis(20);

  private final JanusSite site;
  private final ConferenceVoice voice;
  private final Supplier<JanusNote> note;
  private boolean noting;

  JanusNoting(JanusSite site, ConferenceVoice voice, Supplier<JanusNote> note) {
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
                  voice.remember(note.get().toJson());
                }
              });
    }
  }
}
