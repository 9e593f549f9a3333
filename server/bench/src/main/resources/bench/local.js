'use strict';
// What a page of ours asks of camera, microphone and encoder (LocalMedia.ts, encodings.ts), so that both sides of a
// measurement send the same; and pictures are shown and sound is played, because that takes its time too.
const local = {
  /** A lead's picture goes in three at once. */
  sizes: ['h', 'm', 'l'].map((rid, index) => ({
    rid,
    maxBitrate: [600_000, 200_000, 80_000][index],
    scaleResolutionDownBy: 2 ** index,
  })),

  /** Asks for both devices. A lead's picture is larger. */
  async open(lead) {
    const size = lead ? { width: { ideal: 960 }, height: { ideal: 540 } } : { width: { ideal: 640 }, height: { ideal: 360 } };
    this.lead = lead;
    this.stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      video: { frameRate: { ideal: 20, max: 24 }, facingMode: 'user', ...size },
    });
    this.show(this.track('video'));
  },

  show(track) {
    const element = document.createElement(track.kind);
    element.autoplay = true;
    element.style.width = '32%';
    element.srcObject = new MediaStream([track]);
    document.body.append(element);
  },

  /** A connection whose tracks are shown. */
  peer() {
    const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    peer.addEventListener('track', ({ track }) => this.show(track));
    return peer;
  },

  track(kind) {
    return this.stream.getTracks().find((one) => one.kind === kind);
  },

  /** One sending m-line for each kind. */
  addTo(peer) {
    for (const kind of ['audio', 'video']) {
      peer.addTransceiver(this.track(kind), {
        direction: 'sendonly',
        ...(kind === 'video' && this.lead && { sendEncodings: this.sizes }),
      });
    }
  },

  /** After the first answer. */
  async limit(peer) {
    for (const sender of peer.getSenders()) {
      if (!sender.track) continue;
      const parameters = sender.getParameters();
      parameters.encodings.forEach((one, index, all) =>
        Object.assign(
          one,
          all.length > 1 ? this.sizes[index] : { maxBitrate: sender.track.kind === 'audio' ? 32_000 : 500_000 },
        ),
      );
      await sender.setParameters(parameters);
    }
  },
};

/** Does one thing after the other. */
class Turns {
  last = Promise.resolve();
  take(task) {
    const mine = this.last.then(task);
    this.last = mine.catch((thrown) => bench.troubles.push(String(thrown)));
    return mine;
  }
}
