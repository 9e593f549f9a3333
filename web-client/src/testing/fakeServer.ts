import type { Clock } from '../clock';
import type { ClientMessage, ClientMessageOf, ServerMessage, SnapshotFields } from '../protocol/messages';
import type { Socket } from '../protocol/SignalingClient';
import { groupSnapshot, welcome } from './people';

/** One socket that the client opened, seen from the server's side. */
export class FakeSocket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly received: ClientMessage[] = [];
  closedByClient = false;

  constructor(private readonly server: FakeServer) {}

  send(text: string) {
    if (this.closedByClient) throw new Error('InvalidStateError: closed');
    const message = JSON.parse(text) as ClientMessage;
    this.received.push(message);
    this.server.onMessage(this, message);
  }

  close() {
    this.closedByClient = true;
  }

  // The behavior of the server.

  open() {
    this.onopen?.call(this.asSocket, {} as Event);
  }

  say(message: ServerMessage) {
    this.onmessage?.call(this.asSocket, { data: JSON.stringify(message) } as MessageEvent);
  }

  cut(code: number) {
    this.onclose?.call(this.asSocket, { code } as CloseEvent);
  }

  get asSocket() {
    return this as unknown as WebSocket;
  }
}

/**
 * A server in memory: it admits with the given snapshot, pings, acknowledges commands, and can be unreachable, silent
 * or refusing.
 */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];
  snapshot: SnapshotFields = groupSnapshot;
  reachable = true;
  /** Answers a hello with this code and a close, instead of a welcome. */
  refusal: { code: string; close: number } | undefined;
  /** Commands stay without an answer. */
  silent = false;
  rejectNext: string | undefined;
  resumes = false;
  connectionId = 'c-1';

  constructor(private readonly clock: Clock) {}

  readonly openSocket = (): Socket => {
    const socket = new FakeSocket(this);
    this.sockets.push(socket);
    this.clock.after(1, () => {
      if (this.reachable) socket.open();
      else socket.cut(1006);
    });
    return socket.asSocket;
  };

  get socket(): FakeSocket {
    const last = this.sockets[this.sockets.length - 1];
    if (!last) throw new Error('nobody has connected');
    return last;
  }

  /** Everything received on all sockets, of one type. */
  received<T extends ClientMessage['type']>(type: T): ClientMessageOf<T>[] {
    return this.sockets
      .flatMap((socket) => socket.received)
      .filter((message) => message.type === type) as ClientMessageOf<T>[];
  }

  onMessage(socket: FakeSocket, message: ClientMessage) {
    if (message.type === 'hello') return this.greet(socket, message.resume !== undefined);
    if (!('id' in message) || this.silent) return;
    if (this.rejectNext) {
      socket.say({ type: 'rejected', re: message.id, code: this.rejectNext });
      this.rejectNext = undefined;
      return;
    }
    socket.say({ type: 'done', re: message.id, version: this.snapshot.version + 1 });
  }

  private greet(socket: FakeSocket, asksToResume: boolean) {
    if (this.refusal) {
      socket.say({ type: 'rejected', re: 'hello', code: this.refusal.code });
      socket.cut(this.refusal.close);
      return;
    }
    if (asksToResume && this.resumes) {
      const { participants: _p, waiting: _w, attendance: _a, ...rest } = this.snapshot;
      socket.say(welcome(rest, { resumed: true, connectionId: this.connectionId }));
    } else {
      socket.say(welcome(this.snapshot, { connectionId: this.connectionId }));
    }
  }
}
