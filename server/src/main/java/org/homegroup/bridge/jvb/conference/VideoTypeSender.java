package org.homegroup.bridge.jvb.conference;

import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.jvb.colibri.ColibriEvent;
import org.homegroup.bridge.jvb.sdp.SourceNames;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.session.MediaKind;

/// Tells the bridge on one endpoint's socket that its video is a screen. On a line that carries
/// less, the bridge sends a screen in fewer pictures where it would send a face in a smaller size
/// or not at all.
final class VideoTypeSender {

  private final String source;
  private boolean screen;
  private boolean sentValue;
  private Sources sentFor = Sources.NONE;
  private Sources sources = Sources.NONE;
  private Optional<Consumer<String>> bridge = Optional.empty();

  /// @param endpoint its name on the bridge
  VideoTypeSender(String endpoint) {
    this.source = SourceNames.of(endpoint, MediaKind.VIDEO);
  }

  void setScreenShare(boolean now) {
    screen = now;
    send();
  }

  /// The bridge knows these now, as faces: it forgets what it was told with each list of sources.
  void sources(Sources known) {
    sources = known;
    send();
  }

  void opened(Consumer<String> socket) {
    bridge = Optional.of(socket);
    send();
  }

  void disconnected() {
    bridge = Optional.empty();
  }

  private void send() {
    boolean changed = screen != sentValue || screen && !sources.equals(sentFor);
    if (changed && bridge.isPresent() && !sources.video().isEmpty()) {
      sentValue = screen;
      sentFor = sources;
      bridge.get().accept(ColibriEvent.videoType(source, screen));
    }
  }
}
