import type { Clock } from '../clock';
import { asFailure } from '../errors';
import type { LocalMedia } from '../media/LocalMedia';
import { MediaSession } from '../media/MediaSession';
import type { PeerFactory } from '../media/PeerPort';
import { Observable } from '../observable';
import type {
  ClientMessage,
  PreflightResult,
  PreflightFindings,
  MediaOpen,
  MediaServerMessage,
  ServerMessage,
} from '../protocol/messages';
import { parseServerMessage } from '../protocol/parse';
import type { Socket } from '../protocol/SignalingClient';
import { deviceStatus, measure, soundReceived, type Sample } from './measure';
import type { TestSignal } from './testSignal';

export type PreflightState =
  | { at: 'idle' }
  /** `share`: progress by the usual duration, 0 to 1. */
  | { at: 'running'; share: number }
  | { at: 'result'; check: PreflightResult }
  | { at: 'refused'; code: string };

export interface PreflightOptions {
  sessionId: string;
  local: LocalMedia;
  accessToken: (fresh: boolean) => Promise<string>;
  openSocket: () => Socket;
  makePeer: PeerFactory;
  makeSignal: () => TestSignal;
  clock: Clock;
}

const SAMPLE_EVERY_MS = 250;
/** The longest wait for media; a slower path is of no use to a group. */
const FIND_WITHIN_MS = 7_000;
const USUALLY_MS = 9_000;
/** The server cuts a check a little later. */
const AT_MOST_MS = 24_000;

/** The steps of a check once media arrive, with their durations. */
const STEPS = [
  { name: 'settle', ms: 600 },
  { name: 'sound', ms: 3_000 },
  { name: 'fill', ms: 1_000 },
  { name: 'full', ms: 2_500 },
] as const;

/**
 * Checks the connection before the call: this browser takes part twice in a conference of its own on the real bridge,
 * once sending and once receiving, with the same code as in the group. The check can be left at any moment and
 * prevents nobody from joining.
 */
export class Preflight {
  readonly state = new Observable<PreflightState>({ at: 'idle' });
  private run: PreflightRun | undefined;

  constructor(private readonly options: PreflightOptions) {}

  start() {
    this.stop();
    this.state.set({ at: 'running', share: 0 });
    const run: PreflightRun = new PreflightRun(this.options, (state) => {
      if (this.run === run) this.state.set(state);
    });
    this.run = run;
    void run.begin();
  }

  /** Stops the check; an earlier result stays. */
  stop() {
    this.run?.end();
    this.run = undefined;
    if (this.state.value.at === 'running') this.state.set({ at: 'idle' });
  }
}

class PreflightRun {
  private readonly sends: MediaSession;
  private readonly receives: MediaSession;
  private readonly signal: TestSignal;
  private readonly began: number;
  private socket: Socket | undefined;
  private refusal: string | undefined;
  private opened: MediaOpen | undefined;
  private findingSince: number;
  private relayTried = false;
  private step = -1;
  private stepSince = 0;
  private readonly samples: Sample[] = [];
  private cancelSample: (() => void) | undefined;
  private over = false;

  constructor(
    private readonly options: PreflightOptions,
    private readonly tell: (state: PreflightState) => void,
  ) {
    const { makePeer, clock } = options;
    const end = () => new MediaSession({ makePeer, clock, say: (message) => this.say(message) });
    this.sends = end();
    this.receives = end();
    this.signal = options.makeSignal();
    this.sends.send('audio', this.signal.audio);
    this.began = this.findingSince = clock.now();
  }

  async begin() {
    const { accessToken, openSocket, sessionId } = this.options;
    try {
      const token = await accessToken(false);
      if (this.over) return;
      const socket = openSocket();
      this.socket = socket;
      socket.onopen = () => this.say({ type: 'preflight', protocol: 2, token, sessionId });
      socket.onmessage = (event) => this.receive(parseServerMessage(String(event.data)));
      socket.onclose = () => this.finish({ at: 'refused', code: this.refusal ?? 'no-network' });
      this.sampleLater();
    } catch (thrown) {
      this.finish({ at: 'refused', code: asFailure(thrown).code });
    }
  }

  end() {
    if (this.over) return;
    this.over = true;
    this.cancelSample?.();
    this.sends.close();
    this.receives.close();
    this.signal.stop();
    const { socket } = this;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private receive(message: ServerMessage | undefined) {
    switch (message?.type) {
      case 'media-open':
        this.opened = message;
        return (message.preflight === 'sends' ? this.sends : this.receives).receive(message);
      case 'media-offer':
      case 'media-answer':
      case 'media-candidate':
      case 'media-tracks':
      case 'media-closed':
        return this.toBoth(message);
      case 'rejected':
        this.refusal = message.code;
        return;
      case 'preflight-result':
        return this.finish({ at: 'result', check: message.preflight });
      default:
    }
  }

  /** Each knows its own endpoint. */
  private toBoth(message: MediaServerMessage) {
    this.sends.receive(message);
    this.receives.receive(message);
  }

  private sampleLater() {
    this.cancelSample = this.options.clock.after(SAMPLE_EVERY_MS, () => void this.takeSample());
  }

  private async takeSample() {
    const [sends, receives] = await Promise.all([this.sends.figures(), this.receives.figures()]);
    if (this.over) return;
    const now = this.options.clock.now();
    const spent = now - this.began;
    if (spent > AT_MOST_MS) return this.finish({ at: 'refused', code: 'no-network' });
    // Never complete before the end; a second attempt makes it wait rather than jump back.
    this.tell({ at: 'running', share: Math.min(0.95, spent / USUALLY_MS) });
    this.proceed({ at: now, sends, receives });
    this.sampleLater();
  }

  private proceed(sample: Sample) {
    if (this.step < 0) {
      if (soundReceived(sample) > 0) this.next(sample);
      else if (sample.at - this.findingSince >= FIND_WITHIN_MS) this.nothingCame(sample.at);
      return;
    }
    const step = STEPS[this.step];
    if (step && sample.at - this.stepSince >= step.ms) this.next(sample);
  }

  /** Starts the next step where the last one ended, and keeps the sample between them. */
  private next(sample: Sample) {
    this.step += 1;
    this.stepSince = sample.at;
    this.samples[this.step] = sample;
    const step = STEPS[this.step];
    if (step?.name === 'fill') {
      if (this.signal.video) this.sends.send('video', this.signal.video);
      else this.step = STEPS.length;
    }
    if (!step || this.step === STEPS.length) this.found();
  }

  private nothingCame(now: number) {
    if (!this.relayTried && this.opened?.transport === 'all' && this.opened.iceServers.length > 0) {
      this.relayTried = true;
      this.findingSince = now;
      this.say({ type: 'preflight-relay' });
    } else {
      this.report({ path: 'none' });
    }
  }

  private found() {
    const [, soundBegins, soundEnds, fullBegins, fullEnds] = this.samples;
    if (!soundBegins || !soundEnds) return;
    this.report(measure([soundBegins, soundEnds], fullBegins && fullEnds ? [fullBegins, fullEnds] : null));
  }

  /** The server gives the verdict, so that everyone sees the same one. */
  private report(network: Omit<PreflightFindings, 'microphone' | 'camera'>) {
    const state = this.options.local.state.value;
    const devices = { microphone: deviceStatus(state, 'audio'), camera: deviceStatus(state, 'video') };
    this.step = STEPS.length;
    this.say({ type: 'preflight-measured', measurement: { ...network, ...devices } });
  }

  private say(message: ClientMessage) {
    if (!this.over) this.socket?.send(JSON.stringify(message));
  }

  private finish(state: PreflightState) {
    if (this.over) return;
    this.end();
    this.tell(state);
  }
}
