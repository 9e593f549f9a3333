import { readFileSync } from 'node:fs';

interface GivenBridge {
  url: string;
  /** Dies as by `kill -9`; whoever keeps it starts it again. Undefined: it may not be killed. */
  kill: (() => void) | undefined;
}

/** Why a story is not told: Debian has no Videobridge to install. */
export const ONE_TO_KILL_NEEDED =
  'needs a Videobridge that may be killed: HOMEGROUP_TEST_JVB_URL and HOMEGROUP_TEST_JVB_PID';
export const TWO_NEEDED = 'needs two Videobridges: HOMEGROUP_TEST_JVB_URL';

const listed = (name: string) =>
  (process.env[name] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/**
 * The Jitsi Videobridges that are given from outside: `HOMEGROUP_TEST_JVB_URL` names the private HTTP APIs, and
 * `HOMEGROUP_TEST_JVB_PID` the processes that may be killed, by id or by a file that holds it; both separated by commas.
 */
export function givenBridges(): GivenBridge[] {
  const processes = listed('HOMEGROUP_TEST_JVB_PID');
  return listed('HOMEGROUP_TEST_JVB_URL').map((url, index) => {
    const named = processes[index];
    return { url, kill: named === undefined ? undefined : () => process.kill(processId(named), 'SIGKILL') };
  });
}

function processId(named: string): number {
  const id = Number(/^\d+$/.test(named) ? named : readFileSync(named, 'utf8'));
  if (!(id > 1)) throw new Error(`no process id in ${named}`);
  return id;
}
