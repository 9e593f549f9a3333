import type { Clock } from '../clock';
import { asFailure } from '../errors';
import type { LocalMedia } from '../media/LocalMedia';
import { MediaSession } from '../media/MediaSession';
import type { PeerFactory } from '../media/PeerPort';
import { Observable } from '../observable';
import type {
  ClientMessage,
  LineCheck,
  LineFound,
  MediaOpen,
  MediaServerMessage,
  ServerMessage,
} from '../protocol/messages';
import { parseServerMessage } from '../protocol/parse';
import type { Socket } from '../protocol/SignalingClient';
import { deviceWord, measure, soundReceived, type Look } from './measure';
import type { TestSignal } from './testSignal';

export type CheckState =
  | { at: 'idle' }
  /** `share` of the time that it usually takes, 0 … 1. */
  | { at: 'running'; share: number }
  | { at: 'result'; check: LineCheck }
  | { at: 'refused'; code: string };

export interface LineCheckerOptions {
  sessionId: string;
  local: LocalMedia;
  accessToken: (fresh: boolean) => Promise<string>;
  openSocket: () => Socket;
  makePeer: PeerFactory;
  makeSignal: () => TestSignal;
  clock: Clock;
}

const LOOK_EVERY_MS = 250;
/** A path that is not there by then is no use to a group. */
const FIND_WITHIN_MS = 7_000;
const USUALLY_MS = 9_000;
/** The server cuts a check a little later. */
const AT_MOST_MS = 24_000;

/** What is done one after the other once something comes round, and for how long. */
const STEPS = [
  { name: 'settle', ms: 600 },
  { name: 'sound', ms: 3_000 },
  { name: 'fill', ms: 1_000 },
  { name: 'full', ms: 2_500 },
] as const;

/**
 * The check of this line before the call: this browser is two participants of a conference of its own on the real
 * bridge, one that sends and one that receives, by the same code as in the group. It may be left at any moment, and
 * keeps nobody from joining.
 */
export class LineChecker {
  readonly state = new Observable<CheckState>({ at: 'idle' });
  private run: Run | undefined;

  constructor(private readonly options: LineCheckerOptions) {}

  start() {
    this.stop();
    this.state.set({ at: 'running', share: 0 });
    const run: Run = new Run(this.options, (state) => {
      if (this.run === run) this.state.set(state);
    });
    this.run = run;
    void run.begin();
  }

  /** Leaves it; what was found before stays. */
  stop() {
    this.run?.end();
    this.run = undefined;
    if (this.state.value.at === 'running') this.state.set({ at: 'idle' });
  }
}

class Run {
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
  private readonly looks: Look[] = [];
  private cancelLook: (() => void) | undefined;
  private over = false;

  constructor(
    private readonly options: LineCheckerOptions,
    private readonly tell: (state: CheckState) => void,
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
      this.lookLater();
    } catch (thrown) {
      this.finish({ at: 'refused', code: asFailure(thrown).code });
    }
  }

  end() {
    if (this.over) return;
    this.over = true;
    this.cancelLook?.();
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

  private lookLater() {
    this.cancelLook = this.options.clock.after(LOOK_EVERY_MS, () => void this.look());
  }

  private async look() {
    const [sends, receives] = await Promise.all([this.sends.figures(), this.receives.figures()]);
    if (this.over) return;
    const now = this.options.clock.now();
    const spent = now - this.began;
    if (spent > AT_MOST_MS) return this.finish({ at: 'refused', code: 'no-network' });
    // Never full before it is done; a second try makes it wait, and not jump back.
    this.tell({ at: 'running', share: Math.min(0.95, spent / USUALLY_MS) });
    this.take({ at: now, sends, receives });
    this.lookLater();
  }

  private take(look: Look) {
    if (this.step < 0) {
      if (soundReceived(look) > 0) this.next(look);
      else if (look.at - this.findingSince >= FIND_WITHIN_MS) this.nothingCame(look.at);
      return;
    }
    const step = STEPS[this.step];
    if (step && look.at - this.stepSince >= step.ms) this.next(look);
  }

  /** Where one step ends the next begins; the looks between them are kept. */
  private next(look: Look) {
    this.step += 1;
    this.stepSince = look.at;
    this.looks[this.step] = look;
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
    const [, soundBegins, soundEnds, fullBegins, fullEnds] = this.looks;
    if (!soundBegins || !soundEnds) return;
    this.report(measure([soundBegins, soundEnds], fullBegins && fullEnds ? [fullBegins, fullEnds] : null));
  }

  /** The verdict is the server's, so that it is the same for everybody who sees it. */
  private report(line: Omit<LineFound, 'microphone' | 'camera'>) {
    const state = this.options.local.state.value;
    const devices = { microphone: deviceWord(state, 'audio'), camera: deviceWord(state, 'video') };
    this.step = STEPS.length;
    this.say({ type: 'preflight-measured', measurement: { ...line, ...devices } });
  }

  private say(message: ClientMessage) {
    if (!this.over) this.socket?.send(JSON.stringify(message));
  }

  private finish(state: CheckState) {
    if (this.over) return;
    this.end();
    this.tell(state);
  }
}
