import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { kill } from 'node:process';
import { givenBridges } from './givenBridges';
import { patientServer } from './patience';
import { Program } from './Program';
import { keepPrograms, lendPrograms } from './unpackedPostgres';

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
/** A server of a story lives for a minute: to compile it as for a day takes more than it gives. */
const JAVA_OPTS = `-XX:TieredStopAtLevel=1 ${process.env['JAVA_OPTS'] ?? ''}`;
/** The first start may have to build. */
const READY_WITHIN_MS = 240_000;
/** For a restart on the same port, which somebody's outgoing connection may have for the moment. */
const PORT_FREE_WITHIN_MS = 60_000;

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
  private readonly programs: Program[] = [];
  /** 0: any free one. */
  private port = 0;
  private links = new Map<string, Invited>();

  /** @param environment options of its own, by their names in the environment */
  constructor(private readonly environment: Record<string, string> = {}) {}

  /** On a port that the server takes itself; started again, on the same one. */
  async start(): Promise<void> {
    lendPrograms(this.data);
    const started = await this.untilThePortIsFree(() => this.startOnce());
    keepPrograms(this.data);
    this.baseUrl = started.baseUrl;
    this.port = Number(new URL(started.baseUrl).port);
    this.links = new Map(started.people.map((person) => [person.name, person]));
  }

  private async startOnce(): Promise<Started> {
    const program = new Program(
      homegroup,
      ['start', '--json', '--port', String(this.port), '--data', this.data],
      {
        JAVA_OPTS,
        HOMEGROUP_PRACTICE_FILE: anywhere,
        ...patientServer,
        ...givenBridge(),
        ...this.environment,
      },
    );
    this.programs.push(program);
    return JSON.parse(await program.ready(program.line('{'), READY_WITHIN_MS)) as Started;
  }

  private async untilThePortIsFree<T>(start: () => Promise<T>): Promise<T> {
    const until = Date.now() + PORT_FREE_WITHIN_MS;
    for (;;) {
      try {
        return await start();
      } catch (thrown) {
        if (!String(thrown).includes(`Port ${this.port} is in use`) || Date.now() > until) throw thrown;
      }
    }
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
    await this.programs.at(-1)?.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.programs.at(-1)?.end('SIGTERM');
    for (const folder of readdirSync(this.data))
      if (folder.startsWith('janus')) endJanus(join(this.data, folder));
    rmSync(this.data, { recursive: true, force: true });
  }

  /** What it said on standard error, for a failing test. */
  get said() {
    return this.programs.map((program) => program.said).join('');
  }
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
