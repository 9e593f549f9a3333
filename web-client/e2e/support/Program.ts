import { spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** A program that a story starts and ends. */
export class Program {
  /** What it said on standard error, for a story that fails. */
  said = '';
  /** Its lines on standard output. */
  readonly lines: string[] = [];
  private readonly child;
  private readonly output: Interface;
  /** Why it is over. */
  private readonly over: Promise<string>;

  constructor(
    private readonly command: string,
    options: string[],
    environment: Record<string, string> = {},
  ) {
    this.child = spawn(command, options, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    this.child.stderr.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.output = createInterface({ input: this.child.stdout });
    this.output.on('line', (line) => this.lines.push(line));
    this.over = new Promise((end) => {
      this.child.once('error', ({ message }) => end(message));
      this.child.once('exit', (code) => end(`ended with ${code}`));
    });
  }

  /** The first line on standard output that begins so. */
  line(beginning: string): Promise<string> {
    return new Promise((found) =>
      this.output.on('line', (line) => {
        if (line.startsWith(beginning)) found(line);
      }),
    );
  }

  /** Fails when it ends before it is ready, or takes longer: then it is ended, because nobody else would. */
  async ready<T>(ready: Promise<T>, withinMs: number): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((end) => {
      timer = setTimeout(() => end('not ready in time'), withinMs);
    });
    const failed = Promise.race([this.over, late]).then((why) => ({ why }));
    try {
      const first = await Promise.race([ready.then((value) => ({ value })), failed]);
      if ('value' in first) return first.value;
      throw new Error(`${this.command}: ${first.why}\n${this.said}`);
    } catch (thrown) {
      await this.end('SIGTERM');
      throw thrown;
    } finally {
      clearTimeout(timer);
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { pid, exitCode, signalCode } = this.child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    this.child.kill(signal);
    await this.over;
  }
}
