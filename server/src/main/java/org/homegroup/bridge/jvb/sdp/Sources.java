package org.homegroup.bridge.jvb.sdp;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.homegroup.session.MediaKind;

/// The streams that one browser sends, by SSRC, as its answer names them. A list is empty if the
/// browser does not send that kind.
///
/// @param video the simulcast layers of the camera, smallest first: three from a lead, one from
///     others. Receivers are always told the first SSRC, under which the bridge sends any layer
public record Sources(List<Stream> audio, List<Stream> video) {

  public static final Sources NONE = new Sources(List.of(), List.of());

  /// One stream and, for video, the SSRC of its retransmissions (RTX).
  public record Stream(long ssrc, OptionalLong rtxSsrc) {}

  public Sources {
    audio = List.copyOf(audio);
    video = List.copyOf(video);
  }

  public List<Stream> of(MediaKind kind) {
    return kind == MediaKind.AUDIO ? audio : video;
  }

  public boolean isEmpty() {
    return audio.isEmpty() && video.isEmpty();
  }

  /// Returns true if both use the same SSRC.
  public boolean sharesSsrcWith(Sources other) {
    return !Collections.disjoint(numbers(), other.numbers());
  }

  private Set<Long> numbers() {
    Set<Long> numbers = new HashSet<>();
    for (MediaKind kind : MediaKind.values()) {
      for (Stream stream : of(kind)) {
        numbers.add(stream.ssrc());
        stream.rtxSsrc().ifPresent(numbers::add);
      }
    }
    return numbers;
  }
}
