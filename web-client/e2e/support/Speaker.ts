import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { PATIENCE_MS } from './patience';
import { Program } from './Program';

const program = '/usr/bin/pulseaudio';

/**
 * Somewhere to play sound, for a Firefox on a machine that has no loudspeaker: without one it starts no Web Audio, so that the
 * level of a microphone and the tone of a check stay silent. Chromium needs none.
 */
export class Speaker {
  private readonly folder = mkdtempSync(join(tmpdir(), 'homegroup-speaker-'));
  private readonly socket = join(this.folder, 'native');
  private sound: Program | undefined;

  async start() {
    if (!existsSync(program))
      throw new Error(
        `PulseAudio is needed for Firefox, and there is none at ${program}. Install Debian's: apt-get install --no-install-recommends pulseaudio.`,
      );
    this.sound = new Program(
      program,
      [
        ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=yes'],
        '--load=module-null-sink',
        `--load=module-native-protocol-unix socket=${this.socket} auth-anonymous=1`,
      ],
      { HOME: this.folder, XDG_RUNTIME_DIR: this.folder },
    );
    await this.sound.ready(listening(this.socket), PATIENCE_MS);
  }

  /** What a program is started with to play there. */
  get environment(): Record<string, string> {
    return { PULSE_SERVER: `unix:${this.socket}` };
  }

  async stop() {
    await this.sound?.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Takes connections. */
function listening(path: string): Promise<void> {
  return new Promise((found) => {
    const attempt = () => {
      const socket = connect({ path });
      socket.once('connect', () => found(void socket.destroy()));
      socket.once('error', () => setTimeout(attempt, 50));
    };
    attempt();
  });
}
