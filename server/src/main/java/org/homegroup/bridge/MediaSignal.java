package org.homegroup.bridge;

import java.util.List;
import org.homegroup.session.MediaKind;
import org.homegroup.session.ParticipantId;

/// What passes between a browser and the bridge about peer connections, in words that belong to
// neither
/// bridge; see "Media" in `server/docs/PROTOCOL.md`. `peer` names one RTCPeerConnection of the
// endpoint.
///
/// Session descriptions hold addresses: they are passed on and never logged.
public sealed interface MediaSignal {

  /// Who makes the offers on a peer connection.
  enum Offerer {
    BROWSER,
    BRIDGE
  }

  /// One peer connection that the browser is to make; `sends` are the kinds it uploads on it.
  record Peer(String peer, Offerer offerer, List<MediaKind> sends) {}

  /// Which participant an m-line carries at this moment; mids are used again for others.
  record Track(String mid, MediaKind kind, ParticipantId participantId) {}

  /// To the browser: close what you had, make these.
  record Open(List<Peer> peers) implements MediaSignal {}

  /// Both ways. `negotiation` counts up on each peer; an answer carries the number of its offer.
  /// `uploads` (from the bridge only) are the m-lines for the browser's own tracks.
  record Offer(String peer, int negotiation, String sdp, List<Track> tracks, List<Upload> uploads)
      implements MediaSignal {}

  record Upload(String mid, MediaKind kind) {}

  record Answer(String peer, int negotiation, String sdp) implements MediaSignal {}

  /// A trickled candidate, or the end of them when `candidate` is empty.
  record Candidate(String peer, String candidate, String mid, int mLineIndex)
      implements MediaSignal {}

  /// To the browser: the newest map of a receiving peer, when no offer carries it.
  record Tracks(String peer, List<Track> tracks) implements MediaSignal {}

  /// From the browser: the path died, restart ICE on this peer.
  record Restart(String peer) implements MediaSignal {}
}
