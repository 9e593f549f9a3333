import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './freePort';
import { Program } from './Program';

export type Way = 'udp' | 'tcp' | 'tls';

const options = resolve(import.meta.dirname, '../../../docker/turn/turnserver.conf');
/** Beyond those that this machine gives to anybody, so that a relay is known by its port. */
export const relayPorts = { first: 61_000, last: 65_000 };
const READY_WITHIN_MS = 60_000;
/** The program cannot choose a port itself, and one that was free a moment ago may be taken. */
const PORTS_TRIED = 5;

/** Debian's coturn with the options of docker/, and a certificate made for the occasion. */
export class TurnServer {
  /** Browsers and bridge keep loopback out of ICE, so everything meets on an address that the network knows. */
  readonly address = ownAddress();
  readonly secret = 'north wind';
  private readonly folder = mkdtempSync(join(tmpdir(), 'homegroup-turn-'));
  private program: Program | undefined;
  private port = 0;
  private tlsPort = 0;

  async start(): Promise<void> {
    this.makeCertificate();
    for (let left = PORTS_TRIED; ; left -= 1) {
      this.port = await freePort(this.address);
      this.tlsPort = await freePort(this.address);
      writeFileSync(this.file('turnserver.conf'), this.configuration(), { mode: 0o600 });
      // Debian's package coturn.
      this.program = new Program('turnserver', ['-c', this.file('turnserver.conf')]);
      try {
        const both = [this.port, this.tlsPort].map((port) => listening(this.address, port));
        await this.program.ready(Promise.all(both), READY_WITHIN_MS);
        return;
      } catch (thrown) {
        if (left === 1) throw new Error(this.said, { cause: thrown });
      }
    }
  }

  async stop(): Promise<void> {
    await this.program?.end('SIGTERM');
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
    return [...(this.program?.lines ?? []), this.program?.said ?? ''].join('\n');
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

/** Resolves when somebody takes connections there. */
function listening(address: string, port: number): Promise<void> {
  return new Promise((taken) => {
    const until = Date.now() + READY_WITHIN_MS;
    const knock = () => {
      const socket = connect(port, address, () => {
        socket.destroy();
        taken();
      });
      socket.once('error', () => Date.now() < until && setTimeout(knock, 50));
    };
    knock();
  });
}
