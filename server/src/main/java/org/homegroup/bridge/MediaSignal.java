package org.homegroup.bridge;

import java.util.List;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;

/// What passes between a browser and the bridge about peer connections, in words that belong to
/// neither bridge; see "Media" in `server/docs/PROTOCOL.md`. `peer` names one RTCPeerConnection of
/// the endpoint.
///
/// Session descriptions hold addresses: they are passed on and never logged. So the records that
/// carry one do not print it.
public sealed interface MediaSignal {

  /// Who makes the offers on a peer connection: always the same side, so two offers never meet.
  enum Offerer {
    BROWSER,
    BRIDGE
  }

  /// One peer connection that the browser is to make; `sends` are the kinds it uploads on it.
  record Peer(String peer, Offerer offerer, List<MediaKind> sends) {
    public Peer {
      sends = List.copyOf(sends);
    }
  }

  /// Which participant an m-line carries at this moment; mids are used again for others.
  record Track(String mid, MediaKind kind, ParticipantId participantId) {}

  /// An m-line for one of the browser's own tracks.
  record Upload(String mid, MediaKind kind) {}

  /// To the browser: close what you had, make these.
  record Open(List<Peer> peers) implements MediaSignal {
    public Open {
      peers = List.copyOf(peers);
    }
  }

  /// Both ways. `negotiation` counts up from 1 on each peer; an answer carries the number of its
  /// offer. `tracks` is the whole map of the peer (empty from the browser). `uploads` are the
  /// m-lines for the browser's own tracks, told by whoever offers.
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

  /// A trickled candidate, or the end of them when `candidate` is empty.
  record Candidate(String peer, String candidate, String mid, int mLineIndex)
      implements MediaSignal {
    @Override
    public String toString() {
      return "Candidate[" + peer + "]";
    }
  }

  /// To the browser: the newest map of a receiving peer, when no offer carries it.
  record Tracks(String peer, List<Track> tracks) implements MediaSignal {
    public Tracks {
      tracks = List.copyOf(tracks);
    }
  }

  /// From the browser: the path died, restart ICE on this peer, on which the bridge offers.
  record Restart(String peer) implements MediaSignal {}

  /// To the browser: the endpoint is gone, close its peer connections now.
  record Closed() implements MediaSignal {}
}
