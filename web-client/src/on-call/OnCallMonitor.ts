import type { ApiClient } from '../api/ApiClient';
import { finishTask, openTasks, takeTask, type OpenTasks, type Task } from '../api/onCallTasks';
import type { Clock } from '../clock';
import { asFailure, retryDelay } from '../errors';
import { Observable } from '../observable';

export interface OnCallState {
  /** Undefined until the first answer. */
  open: OpenTasks | undefined;
  /** Server's clock minus this device's. */
  behindMs: number;
  /** The code of a failed poll or step, until one succeeds. */
  problem: string | undefined;
  /** Tasks with a step that has not been answered yet. */
  taking: ReadonlySet<string>;
}

/** Longer than the server's longest wait. */
const SILENT_MS = 35_000;
const TRY_AGAIN_MS = 2_000;
/** The shortest time between two polls, for a server that answers at once. */
const SHORTEST_ROUND_MS = 2_000;

/** Follows the open tasks by long polling. Timers sleep in a background tab; an answer that arrives does not. */
export class OnCallMonitor {
  readonly state = new Observable<OnCallState>({
    open: undefined,
    behindMs: 0,
    problem: undefined,
    taking: new Set(),
  });
  private entityTag: string | undefined;
  private stopped = false;
  private round: AbortController | undefined;
  private cancel = () => {};

  /** @param raised receives new tasks that no person has taken, and tasks with a further call */
  constructor(
    private readonly api: ApiClient,
    private readonly clock: Clock,
    private readonly raised: (tasks: Task[]) => void,
  ) {}

  start() {
    void this.poll();
  }

  stop() {
    this.stopped = true;
    this.cancel();
    this.round?.abort();
  }

  /** "I have it". */
  take(taskId: string) {
    return this.step(taskId, async () => [await takeTask(this.api, taskId)]);
  }

  /** "It is done". */
  done(taskId: string) {
    return this.step(taskId, async () => {
      await finishTask(this.api, taskId);
      return [];
    });
  }

  /** @param say resolves with the tasks that replace this one */
  private async step(taskId: string, say: () => Promise<Task[]>) {
    this.taking((now) => now.add(taskId));
    try {
      const now = await say();
      this.state.update((state) => ({
        ...state,
        problem: undefined,
        open: state.open && {
          ...state.open,
          tasks: state.open.tasks.flatMap((one) => (one.taskId === taskId ? now : [one])),
        },
      }));
    } catch (thrown) {
      const { code } = asFailure(thrown);
      // The task is over or taken by another person: the next poll shows it.
      if (code !== 'not-found') this.state.update((state) => ({ ...state, problem: code }));
    }
    this.taking((now) => now.delete(taskId));
  }

  private taking(change: (now: Set<string>) => unknown) {
    this.state.update((state) => {
      const taking = new Set(state.taking);
      change(taking);
      return { ...state, taking };
    });
  }

  private async poll() {
    const round = new AbortController();
    this.round = round;
    const began = this.clock.now();
    const silent = this.clock.after(SILENT_MS, () => round.abort());
    let next = 0;
    try {
      const found = await openTasks(this.api, this.entityTag, round.signal);
      if (this.stopped) return;
      if (found) {
        this.entityTag = found.entityTag;
        this.show(found.value);
      } else {
        this.state.update((state) => ({ ...state, problem: undefined }));
        next = Math.max(0, SHORTEST_ROUND_MS - (this.clock.now() - began));
      }
    } catch (thrown) {
      if (this.stopped) return;
      this.state.update((state) => ({ ...state, problem: asFailure(thrown).code }));
      next = retryDelay(thrown, TRY_AGAIN_MS);
    } finally {
      silent();
    }
    if (next > 0) this.cancel = this.clock.after(next, () => void this.poll());
    else void this.poll();
  }

  private show(open: OpenTasks) {
    const before = new Map(this.state.value.open?.tasks.map((task) => [task.taskId, task]));
    const alarming = open.tasks.filter((task) => {
      const known = before.get(task.taskId);
      return !task.taken && (!known || (known.call.calls > 0 && task.call.calls > known.call.calls));
    });
    const behindMs = Date.parse(open.asOf) - this.clock.now();
    this.state.update((state) => ({ ...state, open, behindMs, problem: undefined }));
    if (alarming.length > 0) this.raised(alarming);
  }
}
