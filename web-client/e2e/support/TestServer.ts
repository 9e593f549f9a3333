import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { kill } from 'node:process';
import { createInterface } from 'node:readline';
import { givenBridges } from './givenBridges';

interface Invited {
  name: string;
  role: string;
  link: string;
}

interface Started {
  baseUrl: string;
  people: Invited[];
}

/** The demo practice without the question where everybody is; the story of that question has the demo practice itself. */
const anywhere = resolve(import.meta.dirname, 'anywhere.conf');
export const demoPractice = resolve(import.meta.dirname, '../../../config/demo-practice.conf');
const homegroup = resolve(import.meta.dirname, '../../../homegroup');
/** The first start may have to build. */
const READY_WITHIN_MS = 110_000;

/**
 * The stories are told with Janus, or with the Jitsi Videobridge whose private HTTP API this variable names: none can be
 * built here. The same variable tells the server's own media story (server/docs/HACKING.md).
 */
function givenBridge(): Record<string, string> {
  const url = givenBridges()[0]?.url;
  return url ? { HOMEGROUP_BRIDGE_KIND: 'jvb', HOMEGROUP_BRIDGE_JVB_URL: url } : {};
}

/** The real server, started as anybody would start it, with a database folder of its own. */
export class TestServer {
  readonly data = mkdtempSync(join(tmpdir(), 'homegroup-e2e-'));
  private process: ChildProcess | undefined;
  private port = 0;
  private links = new Map<string, Invited>();
  private log = '';

  /** @param environment options of its own, by their names in the environment */
  constructor(private readonly environment: Record<string, string> = {}) {}

  async start(): Promise<void> {
    this.port ||= await freePort();
    const child = spawn(homegroup, ['start', '--json', '--port', String(this.port), '--data', this.data], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOMEGROUP_PRACTICE_FILE: anywhere, ...givenBridge(), ...this.environment },
    });
    this.process = child;
    child.stderr?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    const started = await new Promise<Started>((ready, fail) => {
      const timer = setTimeout(() => {
        // Nobody would end it afterwards.
        child.kill('SIGTERM');
        fail(new Error(`no start in time\n${this.log}`));
      }, READY_WITHIN_MS);
      child.once('exit', (code) => fail(new Error(`the server ended with ${code}\n${this.log}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith('{')) return;
        clearTimeout(timer);
        ready(JSON.parse(line) as Started);
      });
    });
    this.baseUrl = started.baseUrl;
    this.links = new Map(started.people.map((person) => [person.name, person]));
  }

  baseUrl = '';

  /** The whole names of everybody in the practice. */
  get people(): string[] {
    return [...this.links.keys()];
  }

  /** The personal link of somebody in the demo practice, by a part of the name. */
  link(name: string): string {
    const found = [...this.links.values()].find((person) => person.name.includes(name));
    if (!found) throw new Error(`nobody is called ${name}: ${[...this.links.keys()].join(', ')}`);
    return found.link;
  }

  /** As when the machine loses power: no goodbye, nothing flushed. */
  async kill(): Promise<void> {
    const { process } = this;
    if (!process || process.exitCode !== null) return;
    const gone = new Promise((exited) => process.once('exit', exited));
    process.kill('SIGKILL');
    await gone;
    this.process = undefined;
  }

  async stop(): Promise<void> {
    const { process } = this;
    if (process && process.exitCode === null) {
      const gone = new Promise((exited) => process.once('exit', exited));
      process.kill('SIGTERM');
      await gone;
    }
    for (const folder of readdirSync(this.data))
      if (folder.startsWith('janus')) endJanus(join(this.data, folder));
    rmSync(this.data, { recursive: true, force: true });
  }

  /** What it said on standard error, for a failing test. */
  get said() {
    return this.log;
  }
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A Janus that waits for another server, because people met when this one went. */
function endJanus(folder: string) {
  const run = join(folder, 'janus.run');
  if (!existsSync(run)) return;
  const { pid, configuration } = JSON.parse(readFileSync(run, 'utf8')) as {
    pid: number;
    configuration: string;
  };
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(configuration))
    kill(pid, 'SIGKILL');
  const temporary = dirname(configuration);
  if (basename(temporary).startsWith('homegroup-janus')) rmSync(temporary, { recursive: true, force: true });
}
