import { createSocket, type Socket } from 'node:dgram';

/** What a line is like, in each direction. */
export interface LineShape {
  bitsPerSecond: number;
  delayMs: number;
  /** Share of packets that vanish, 0 … 1. */
  loss: number;
}

/** A router holds this much of a second before it drops what comes after. */
const QUEUE_MS = 400;
/** IP and UDP headers, which take their part of a line. */
const HEADER_BYTES = 28;

/** One direction of a line: what fits passes after the delay, what does not is dropped, as a router does. */
class Direction {
  passed = 0;
  dropped = 0;
  bytes = 0;
  private freeAt = 0;
  private seed = 20_261_121;

  constructor(private readonly shape: () => LineShape) {}

  take(bytes: number, pass: () => void) {
    const { bitsPerSecond, delayMs, loss } = this.shape();
    const now = performance.now();
    const begins = Math.max(now, this.freeAt);
    if (begins - now > QUEUE_MS || this.random() < loss) {
      this.dropped += 1;
      return;
    }
    this.freeAt = begins + ((bytes + HEADER_BYTES) * 8_000) / bitsPerSecond;
    this.passed += 1;
    this.bytes += bytes + HEADER_BYTES;
    setTimeout(pass, this.freeAt - now + delayMs);
  }

  /** The same each time (Park and Miller). */
  private random() {
    this.seed = (this.seed * 16_807) % 2_147_483_647;
    return this.seed / 2_147_483_647;
  }
}

/**
 * A man in the middle of one person's line: UDP between a browser and a bridge passes through him, with a rate, a delay and
 * a loss. All ports of the bridge share the line, as they share a phone.
 */
export class MiddleMan {
  shape: LineShape = { bitsPerSecond: 100e6, delayMs: 0, loss: 0 };
  /** Whose packets pass, by the port that they come from and go back to: everybody's. */
  lets: (port: number) => boolean = () => true;
  private readonly seen = new Set<number>();
  readonly up = new Direction(() => this.shape);
  readonly down = new Direction(() => this.shape);
  private readonly ways = new Map<string, Promise<number>>();
  private readonly sockets: Socket[] = [];

  /** The port on `host` behind which the bridge's `port` is reached. */
  portFor(host: string, port: number): Promise<number> {
    const name = `${host} ${port}`;
    const way = this.ways.get(name) ?? this.open(host, port);
    this.ways.set(name, way);
    return way;
  }

  /** Another network: nothing passes any more to or from the ports that the browser has used until now. */
  forgetsAllWays() {
    const dead = new Set(this.seen);
    this.lets = (port) => !dead.has(port);
  }

  close() {
    for (const socket of this.sockets) socket.close();
    this.sockets.length = 0;
  }

  private async open(host: string, port: number): Promise<number> {
    const front = await this.bound(host);
    const behind = new Map<string, Promise<Socket>>();
    front.on('message', (packet, from) => {
      if (!this.lets(from.port)) return;
      this.seen.add(from.port);
      const name = `${from.address} ${from.port}`;
      const back =
        behind.get(name) ??
        this.bound(host).then((socket) => {
          socket.on('message', (answer) => {
            if (this.lets(from.port))
              this.down.take(answer.length, () => this.send(front, answer, from.port, from.address));
          });
          return socket;
        });
      behind.set(name, back);
      this.up.take(packet.length, () => void back.then((socket) => this.send(socket, packet, port, host)));
    });
    return front.address().port;
  }

  private bound(host: string): Promise<Socket> {
    return new Promise((ready, fail) => {
      const socket = createSocket('udp4');
      this.sockets.push(socket);
      socket.once('error', fail);
      socket.bind(0, host, () => ready(socket));
    });
  }

  private send(socket: Socket, packet: Buffer, port: number, host: string) {
    // A packet may come due after the end of the test.
    if (this.sockets.includes(socket)) socket.send(packet, port, host);
  }
}
