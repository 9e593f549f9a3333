package org.homegroup.bridge;

import java.util.List;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;

/// A signal about peer connections between a browser and the bridge, in terms that belong to
/// neither bridge; see "Media" in `server/docs/PROTOCOL.md`. `peer` names one RTCPeerConnection of
/// the endpoint.
///
/// Session descriptions contain addresses. They are passed on and never logged, so records that
/// hold one do not print it.
public sealed interface MediaSignal {

  /// The side that makes the offers on a peer connection. It never changes, so two offers cannot
  /// collide (glare).
  enum Offerer {
    BROWSER,
    BRIDGE
  }

  /// A peer connection that the browser has to create; `sends` are the kinds that it sends on it.
  record Peer(String peer, Offerer offerer, List<MediaKind> sends) {
    public Peer {
      sends = List.copyOf(sends);
    }
  }

  /// The participant whose media an m-line carries now. A mid may be reused for another
  /// participant.
  record Track(String mid, MediaKind kind, ParticipantId participantId) {}

  /// An m-line for one of the browser's own tracks.
  record Upload(String mid, MediaKind kind) {}

  /// To the browser: close all earlier peer connections and create these.
  record Open(List<Peer> peers) implements MediaSignal {
    public Open {
      peers = List.copyOf(peers);
    }
  }

  /// In both directions. `negotiation` counts from 1 on each peer; an answer has the number of its
  /// offer. `tracks` is the complete track map of the peer (empty from the browser). `uploads` are
  /// the m-lines of the browser's own tracks, named by the offering side.
  record Offer(String peer, int negotiation, String sdp, List<Track> tracks, List<Upload> uploads)
      implements MediaSignal {
    public Offer {
      tracks = List.copyOf(tracks);
      uploads = List.copyOf(uploads);
    }

    @Override
    public String toString() {
      return "Offer[" + peer + " " + negotiation + "]";
    }
  }

  record Answer(String peer, int negotiation, String sdp) implements MediaSignal {
    @Override
    public String toString() {
      return "Answer[" + peer + " " + negotiation + "]";
    }
  }

  /// A trickled ICE candidate, or the end of candidates if `candidate` is empty.
  record Candidate(String peer, String candidate, String mid, int mLineIndex)
      implements MediaSignal {
    @Override
    public String toString() {
      return "Candidate[" + peer + "]";
    }
  }

  /// To the browser: the current track map of a receiving peer, when no offer carries it.
  record Tracks(String peer, List<Track> tracks) implements MediaSignal {
    public Tracks {
      tracks = List.copyOf(tracks);
    }
  }

  /// From the browser: the path died; restart ICE on this peer, on which the bridge offers.
  record Restart(String peer) implements MediaSignal {}

  /// To the browser: the endpoint is gone; close its peer connections now.
  record Closed() implements MediaSignal {}
}
