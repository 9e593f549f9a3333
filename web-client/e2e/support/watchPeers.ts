declare global {
  interface Window {
    /** Every RTCPeerConnection that the page ever made. */
    peers: RTCPeerConnection[];
  }
}

/** Runs in the page before its scripts: the page itself exposes nothing for tests. */
export function watchPeers() {
  window.peers = [];
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.peers.push(this);
    }
  };
}
