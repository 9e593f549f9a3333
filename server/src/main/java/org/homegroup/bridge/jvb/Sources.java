package org.homegroup.bridge.jvb;

import java.util.List;
import java.util.OptionalLong;
import org.homegroup.session.MediaKind;

/// What one browser sends, by SSRC, as its answer names it. Empty for a kind that it does not send.
///
/// @param video the sizes of the camera, smallest first: three from a lead, one from others.
///     Receivers are always told of the first, whichever size the bridge passes on under its name.
record Sources(List<Stream> audio, List<Stream> video) {

  static final Sources NONE = new Sources(List.of(), List.of());

  /// One stream and, for video, the stream of its retransmissions.
  record Stream(long ssrc, OptionalLong retransmissions) {}

  Sources {
    audio = List.copyOf(audio);
    video = List.copyOf(video);
  }

  List<Stream> of(MediaKind kind) {
    return kind == MediaKind.AUDIO ? audio : video;
  }

  boolean isEmpty() {
    return audio.isEmpty() && video.isEmpty();
  }
}
