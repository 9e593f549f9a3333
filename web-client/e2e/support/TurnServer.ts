import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Way = 'udp' | 'tcp' | 'tls';

const options = resolve(import.meta.dirname, '../../../docker/turn/turnserver.conf');
/** Beyond those that this machine gives to anybody, so that a relay is known by its port. */
export const relayPorts = { first: 61_000, last: 65_000 };
const READY_WITHIN_MS = 10_000;

/** Debian's coturn with the options of docker/, and a certificate made for the occasion. */
export class TurnServer {
  /** Browsers and bridge keep loopback out of ICE, so everything meets on an address that the network knows. */
  readonly address = ownAddress();
  readonly secret = 'north wind';
  private readonly folder = mkdtempSync(join(tmpdir(), 'homegroup-turn-'));
  private process: ChildProcess | undefined;
  private port = 0;
  private tlsPort = 0;
  private log = '';

  async start(): Promise<void> {
    this.port = await freePort(this.address);
    this.tlsPort = await freePort(this.address);
    this.makeCertificate();
    writeFileSync(this.file('turnserver.conf'), this.configuration(), { mode: 0o600 });
    const child = spawn('turnserver', ['-c', this.file('turnserver.conf')]);
    this.process = child;
    for (const output of [child.stdout, child.stderr])
      output.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    const failed = new Promise<never>((_, fail) => {
      child.once('error', () => fail(new Error("turnserver is needed: Debian's package coturn")));
      child.once('exit', (code) => fail(new Error(`turnserver ended with ${code}\n${this.log}`)));
    });
    await Promise.race([failed, listening(this.address, this.tlsPort, Date.now() + READY_WITHIN_MS)]);
    failed.catch(() => undefined);
  }

  async stop(): Promise<void> {
    const { process } = this;
    if (process && process.exitCode === null) {
      const gone = new Promise((exited) => process.once('exit', exited));
      process.kill('SIGTERM');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  url(way: Way): string {
    if (way === 'tls') return `turns:${this.address}:${this.tlsPort}?transport=tcp`;
    return `turn:${this.address}:${this.port}?transport=${way}`;
  }

  /** As the server makes it, written a second time so that neither can be wrong alone. */
  login(lifeSeconds: number, secret = this.secret) {
    const username = `${Math.floor(Date.now() / 1000) + lifeSeconds}:e2e`;
    return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
  }

  get said() {
    return this.log;
  }

  private configuration() {
    return `${readFileSync(options, 'utf8')}
static-auth-secret=${this.secret}
listening-ip=${this.address}
relay-ip=${this.address}
allowed-peer-ip=${this.address}
listening-port=${this.port}
tls-listening-port=${this.tlsPort}
no-dtls
min-port=${relayPorts.first}
max-port=${relayPorts.last}
cert=${this.file('certificate.pem')}
pkey=${this.file('key.pem')}
pidfile=${this.file('pid')}
userdb=${this.file('users')}
`;
  }

  private makeCertificate() {
    const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    const files = ['-keyout', this.file('key.pem'), '-out', this.file('certificate.pem')];
    const name = ['-subj', '/CN=turn.test', '-addext', `subjectAltName=IP:${this.address}`];
    execFileSync('openssl', ['req', ...kind, ...files, ...name], { stdio: 'ignore' });
  }

  private file(name: string) {
    return join(this.folder, name);
  }
}

function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const found = all.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!found) throw new Error('This machine has no address but loopback, and media needs one.');
  return found.address;
}

function freePort(address: string): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, address, () => {
      const bound = probe.address();
      probe.close(() => found(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}

/** Resolves when somebody takes connections there. */
async function listening(address: string, port: number, until: number): Promise<void> {
  while (Date.now() < until) {
    const taken = await new Promise<boolean>((done) => {
      const socket = connect(port, address);
      socket.once('connect', () => done(true)).once('error', () => setTimeout(() => done(false), 50));
      socket.once('connect', () => socket.destroy());
    });
    if (taken) return;
  }
  throw new Error(`nobody listens on port ${port}`);
}
