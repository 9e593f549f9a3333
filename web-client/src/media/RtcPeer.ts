import { readPeerStats } from '../network/peerStats';
import type { IceSettings, MediaKind, MediaUpload } from '../protocol/messages';
import { encodings, sizes, type Sending } from './encodings';
import type { LocalCandidate, PeerEvents, PeerOffer, PeerPort } from './PeerPort';
import { inOneSize, namingSizes, readSizes, sizesIn } from './simulcast';

export class RtcPeer implements PeerPort {
  private readonly connection: RTCPeerConnection;
  private readonly senders = new Map<MediaKind, RTCRtpTransceiver>();
  private readonly tracks = new Map<MediaKind, MediaStreamTrack | null>();
  private readonly sending: Sending = { lowerQuality: false, screen: false };

  constructor(events: PeerEvents, { iceServers, transport }: IceSettings) {
    this.connection = new RTCPeerConnection({
      bundlePolicy: 'max-bundle',
      iceServers,
      iceTransportPolicy: transport,
    });
    this.connection.onicecandidate = ({ candidate }) =>
      events.candidate({
        candidate: candidate?.candidate ?? '',
        mid: candidate?.sdpMid ?? '0',
        mLineIndex: candidate?.sdpMLineIndex ?? 0,
      });
    this.connection.onconnectionstatechange = () => events.path(this.connection.connectionState);
  }

  prepareUploads(kinds: MediaKind[], inSizes: boolean) {
    for (const kind of kinds) {
      const sendEncodings = kind === 'video' && inSizes ? { sendEncodings: sizes() } : {};
      this.senders.set(
        kind,
        this.connection.addTransceiver(kind, { direction: 'sendonly', ...sendEncodings }),
      );
    }
  }

  async offer({ iceRestart }: { iceRestart: boolean }) {
    const offer = await this.connection.createOffer({ iceRestart });
    await this.connection.setLocalDescription(offer);
    const uploads: MediaUpload[] = [];
    for (const [kind, { mid }] of this.senders) if (mid !== null) uploads.push({ mid, kind });
    return { sdp: this.connection.localDescription?.sdp ?? offer.sdp ?? '', uploads };
  }

  async acceptAnswer(sdp: string) {
    await this.connection.setRemoteDescription({ type: 'answer', sdp });
    await this.limit();
  }

  async answer(offer: Pick<PeerOffer, 'sdp' | 'uploads' | 'inSizes'>) {
    const sdp = offer.inSizes ? offer.sdp : inOneSize(offer.sdp);
    await this.connection.setRemoteDescription({ type: 'offer', sdp });
    for (const { mid, kind } of offer.uploads) {
      const line = this.line(mid);
      if (!line) continue;
      // Both directions, whatever is wanted: an answer never allows more than the offer. An upload m-line may also
      // carry the bridge's probing, which would otherwise arrive on a participant's m-line.
      line.direction = 'sendrecv';
      this.senders.set(kind, line);
      await line.sender.replaceTrack(this.tracks.get(kind) ?? null);
    }
    const answer = await this.connection.createAnswer();
    await this.connection.setLocalDescription(answer);
    await this.limit();
    return this.namingSizes(this.connection.localDescription?.sdp ?? answer.sdp ?? '');
  }

  async addCandidate({ candidate, mid, mLineIndex }: LocalCandidate) {
    await this.connection.addIceCandidate({ candidate, sdpMid: mid, sdpMLineIndex: mLineIndex });
  }

  async send(kind: MediaKind, track: MediaStreamTrack | null, screen: boolean) {
    this.tracks.set(kind, track);
    // Never addTrack: it may take an m-line that receives another participant.
    await this.senders.get(kind)?.sender.replaceTrack(track);
    if (kind !== 'video' || screen === this.sending.screen) return;
    this.sending.screen = screen;
    await this.limit();
  }

  async setLowerQuality(lowerQuality: boolean) {
    this.sending.lowerQuality = lowerQuality;
    await this.limit();
  }

  received(mid: string) {
    return this.line(mid)?.receiver.track;
  }

  async figures() {
    return readPeerStats((await this.connection.getStats()).values());
  }

  close() {
    this.connection.onicecandidate = null;
    this.connection.onconnectionstatechange = null;
    this.connection.close();
  }

  private line(mid: string) {
    return this.connection.getTransceivers().find((one) => one.mid === mid);
  }

  private async namingSizes(sdp: string) {
    const video = this.senders.get('video');
    if (!video?.mid || video.sender.getParameters().encodings.length < 2) return sdp;
    const named = sizesIn(sdp, video.mid);
    const streams = named.length > 0 ? named : readSizes((await video.sender.getStats()).values());
    return namingSizes(sdp, video.mid, streams);
  }

  private async limit() {
    for (const [kind, { sender }] of this.senders) {
      const parameters = sender.getParameters();
      if (parameters.encodings.length === 0) continue;
      const wanted = encodings(kind, parameters.encodings, this.sending);
      if (JSON.stringify(wanted) === JSON.stringify(parameters.encodings)) continue;
      parameters.encodings = wanted;
      // For a screen, resolution has priority over frame rate; for faces the browser decides.
      if (kind === 'video' && this.sending.screen) parameters.degradationPreference = 'maintain-resolution';
      else delete parameters.degradationPreference;
      // A browser that refuses the limit sends a little more; that is no reason to send nothing.
      await sender.setParameters(parameters).catch(() => undefined);
    }
  }
}
