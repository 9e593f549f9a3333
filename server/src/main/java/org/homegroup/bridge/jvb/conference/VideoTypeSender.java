package org.homegroup.bridge.jvb.conference;

import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.jvb.colibri.ColibriEvent;
import org.homegroup.bridge.jvb.sdp.SourceNames;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.session.MediaKind;

/// Tells the bridge, on the endpoint's socket, that the endpoint's video is a shared screen. If
/// bandwidth is short, the bridge lowers the frame rate of a screen, where it would lower the size
/// of a camera picture or drop it.
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

  /// Called when the bridge got a new list of sources. With each list it resets the video type to
  /// camera.
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
