import type { Clock } from '../clock';
import { asFailure } from '../errors';
import { afterClose, type StayAway } from './closeCodes';
import type { Audience, ClientMessage, Command, DeviceKind, Notice, ServerMessage } from './messages';
import { Outbox, type Outcome } from './Outbox';
import { Pacer } from './Pacer';
import { parseServerMessage } from './parse';
import { RecentMedia } from './RecentMedia';

/** The part of a browser's WebSocket that is used. */
export type Socket = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'send' | 'close'>;

export interface SignalingOptions {
  sessionId: string;
  device: DeviceKind;
  openSocket: () => Socket;
  accessToken: (fresh: boolean) => Promise<string>;
  clock: Clock;
  random: () => number;
}

/** The reason to stay disconnected until the person reconnects. `code` is given with `refused`. */
export interface Ending {
  reason: StayAway | 'old-page';
  code?: string;
}

export interface SignalingEvents {
  message(message: ServerMessage): void;
  /** `up` after `welcome`; `down` as soon as the connection is known to be lost. */
  connection(connection: 'up' | 'down'): void;
  ended(ending: Ending): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
/** Slow growth of the delay: a restarted server is back in a few seconds, and its clients should be too. */
const GROWTH = 1.5;
/** From opening the socket to `welcome`. */
const WELCOME_WITHIN_MS = 10_000;

/**
 * Keeps one live socket connected: it sends hello, resumes, answers pings, detects a dead connection, reconnects after
 * a growing, jittered delay, and resends unanswered commands. It stops only where a close code requires it.
 */
export class SignalingClient {
  private socket: Socket | undefined;
  private welcomed = false;
  private attempt = 0;
  private refusal: string | undefined;
  private tokenRefused = false;
  private resume: { audience: Audience; version: number } | undefined;
  private pingMs = 3_000;
  private lostMs = 10_000;
  private pacer: Pacer;
  /** In memory only: a page that is loaded again is another connection. */
  private connectionId: string | undefined;
  private readonly recentMedia: RecentMedia;
  private cancelWatch: (() => void) | undefined;
  private cancelWait: (() => void) | undefined;
  private readonly outbox: Outbox;
  /** Counts up with each attempt, so that events of an older socket are ignored. */
  private epoch = 0;

  constructor(
    private readonly options: SignalingOptions,
    private readonly events: SignalingEvents,
  ) {
    this.pacer = new Pacer(options.clock, 20);
    this.recentMedia = new RecentMedia(options.clock);
    this.outbox = new Outbox(
      options.clock,
      options.random,
      (message) => this.welcomed && this.transmit(message),
    );
  }

  /** Connects, now; also the way back after an ending ("use this device"). */
  connect() {
    this.drop();
    this.refusal = undefined;
    const epoch = this.epoch;
    void this.open(epoch).catch((thrown: unknown) => {
      if (epoch !== this.epoch) return;
      const failure = asFailure(thrown);
      if (failure.category === 'refused') this.end({ reason: 'refused', code: failure.code });
      else this.connectLater(this.nextWait());
    });
  }

  /** Disconnects for good, without an ending. */
  stop() {
    this.drop();
    this.outbox.abandon();
    this.forget();
  }

  /** After a network change: reconnects without waiting, and drops a silent connection sooner. */
  networkChanged() {
    if (this.cancelWait) this.connect();
    else if (this.welcomed) this.watch(this.pingMs + 1_000);
  }

  /** Requests a new connection with the next welcome, because its media have ended. */
  beginAnew() {
    this.connectionId = undefined;
    this.recentMedia.clear();
  }

  command(command: Command): Promise<Outcome> {
    return this.outbox.put(command);
  }

  /**
   * Sends a message without an answer. It is lost while disconnected, except for media: send it again after `welcome`
   * if it still holds.
   */
  say(notice: Notice) {
    this.recentMedia.add(notice, this.welcomed);
    if (this.welcomed) this.transmit(notice);
  }

  private async open(epoch: number) {
    const token = await this.options.accessToken(this.tokenRefused);
    if (epoch !== this.epoch) return;
    const socket = this.options.openSocket();
    this.socket = socket;
    this.watch(WELCOME_WITHIN_MS);
    socket.onopen = () => {
      const { sessionId, device } = this.options;
      const { connectionId } = this;
      const resume = this.resume && { resume: { ...this.resume, ...(connectionId && { connectionId }) } };
      socket.send(JSON.stringify({ type: 'hello', protocol: 2, token, sessionId, device, ...resume }));
    };
    socket.onmessage = (event) => this.receive(String(event.data));
    socket.onclose = (event) => this.closed(event.code);
  }

  private receive(frame: string) {
    if (this.welcomed) this.watch(this.lostMs);
    let message: ServerMessage | undefined;
    try {
      message = parseServerMessage(frame);
    } catch (thrown) {
      // A defect on one side: a full snapshot restores the state.
      console.warn('homegroup: a message could not be read', asFailure(thrown).message);
      this.resume = undefined;
      this.lineLost(FIRST_WAIT_MS * 4);
      return;
    }
    if (!message) return;
    switch (message.type) {
      case 'ping':
        this.socket?.send('{"type":"pong"}');
        return;
      case 'welcome':
        this.welcomed = true;
        this.attempt = 0;
        this.tokenRefused = false;
        this.pingMs = message.limits.pingSeconds * 1000;
        this.lostMs = message.limits.lostAfterSeconds * 1000;
        this.pacer = new Pacer(this.options.clock, message.limits.messagesPerSecond);
        this.watch(this.lostMs);
        this.remember(message);
        this.events.message(message);
        this.events.connection('up');
        this.sameOrNew(message.connectionId);
        this.outbox.resend();
        return;
      case 'rejected':
        if (message.re === 'hello') this.refusal = message.code;
        else if (message.re) this.outbox.rejected(message.re, message.code);
        return;
      case 'done':
        this.outbox.done(message.re);
        return;
      case 'goodbye':
        // The close code repeats it, if it arrives; a server that stops returns soon.
        if (message.reason !== 'server-stopping') this.end({ reason: message.reason });
        return;
      default:
        this.remember(message);
        this.events.message(message);
    }
  }

  /** A resumed connection keeps its media; a new one starts them afresh. */
  private sameOrNew(connectionId: string) {
    if (connectionId === this.connectionId) {
      for (const message of this.recentMedia.messages) this.transmit(message);
    } else {
      this.recentMedia.clear();
    }
    this.connectionId = connectionId;
  }

  /** Remembers the version for a later `resume`. `done` does not count: its event may still be on the way. */
  private remember(message: ServerMessage) {
    if (!('version' in message)) return;
    const audience = 'audience' in message ? message.audience : this.resume?.audience;
    const highest = 'audience' in message ? 0 : (this.resume?.version ?? 0);
    if (audience) this.resume = { audience, version: Math.max(highest, message.version) };
  }

  private closed(code: number) {
    const after = afterClose(code);
    switch (after.next) {
      case 'connect-again':
        return this.lineLost(this.nextWait());
      case 'connect-later':
        return this.lineLost(after.ms);
      case 'refresh-token': {
        const again = this.tokenRefused;
        this.tokenRefused = true;
        // A fresh token that is refused too will not be accepted within seconds.
        return this.lineLost(again ? LONGEST_WAIT_MS : 0);
      }
      case 'load-page-again':
        return this.end({ reason: 'old-page' });
      case 'stay-away':
        return this.end({ reason: after.reason, ...(this.refusal && { code: this.refusal }) });
    }
  }

  private end(ending: Ending) {
    this.drop();
    this.outbox.abandon();
    this.forget();
    this.events.ended(ending);
  }

  /** After an ending the state is empty: the server must send everything on the next connection. */
  private forget() {
    this.resume = undefined;
    this.beginAnew();
  }

  private lineLost(wait: number) {
    this.drop();
    this.events.connection('down');
    this.connectLater(wait);
  }

  private connectLater(wait: number) {
    this.cancelWait = this.options.clock.after(wait, () => {
      this.cancelWait = undefined;
      this.connect();
    });
  }

  private nextWait() {
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * GROWTH ** (this.attempt + 1));
    this.attempt += 1;
    return Math.max(FIRST_WAIT_MS, longest * (0.5 + this.options.random() / 2));
  }

  private watch(ms: number) {
    this.cancelWatch?.();
    this.cancelWatch = this.options.clock.after(ms, () => this.lineLost(this.nextWait()));
  }

  private transmit(message: ClientMessage) {
    const socket = this.socket;
    this.pacer.run(() => {
      if (socket === this.socket) socket?.send(JSON.stringify(message));
    });
  }

  private drop() {
    this.epoch += 1;
    this.welcomed = false;
    this.pacer.stop();
    this.cancelWatch?.();
    this.cancelWatch = undefined;
    this.cancelWait?.();
    this.cancelWait = undefined;
    const socket = this.socket;
    this.socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
