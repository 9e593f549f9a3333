import { asFailure } from '../errors';
import { Observable } from '../observable';
import { missing, steps, type Answer, type Answers, type Form, type Step } from './questionnaire';

export interface Asking {
  at: 'asking';
  steps: Step[];
  /** Index of the step on the screen. */
  step: number;
  answers: Answers;
  /** Steps with remembered answers that are to be confirmed, not typed again. */
  confirming: string[];
  /** Questions that must be answered before the next step. */
  missing: string[];
  sending: boolean;
  /** The code of a failed submission. */
  problem: string | null;
}

export type CheckInState =
  | { at: 'opening' }
  /** This person is not asked. */
  | { at: 'nothing' }
  | Asking
  /** `worry`: an answer that needs a response at once. */
  | { at: 'received'; worry: 'unsafe' | 'driving' | null };

/** Failures that can pass: the request may be repeated. */
const PASSING = ['network', 'server'];
const AGAIN_MS = 3_000;

interface Calls {
  load: () => Promise<Form>;
  send: (answers: Answers) => Promise<unknown>;
  after: (milliseconds: number, task: () => void) => void;
}

/**
 * The questions of the waiting room, one step at a time. The form outlives the screens that show it, so that a change
 * of the waiting list does not discard typed answers. Answers are kept in memory only.
 */
export class CheckInForm {
  readonly state = new Observable<CheckInState>({ at: 'opening' });
  private form: Form | undefined;

  constructor(private readonly calls: Calls) {
    void this.load();
  }

  answer(linkId: string, value: Answer | undefined) {
    this.change((asking) => {
      const answers = { ...asking.answers };
      if (value === undefined || value === '') delete answers[linkId];
      else answers[linkId] = value;
      return { ...asking, answers, missing: asking.missing.filter((one) => one !== linkId) };
    });
  }

  /** Opens the fields because the remembered answers are no longer right. */
  correct() {
    this.change((asking) => {
      const id = asking.steps[asking.step]?.id;
      return { ...asking, confirming: asking.confirming.filter((one) => one !== id) };
    });
  }

  next() {
    this.change((asking) => {
      const step = asking.steps[asking.step];
      const open = step ? missing(step, asking.answers) : [];
      if (open.length > 0) return { ...asking, missing: open };
      return asking.step + 1 < asking.steps.length ? { ...asking, step: asking.step + 1 } : asking;
    });
  }

  back() {
    this.change((asking) => ({ ...asking, step: Math.max(0, asking.step - 1), missing: [] }));
  }

  async send() {
    const asking = this.state.value;
    if (asking.at !== 'asking' || asking.sending) return;
    const step = asking.steps[asking.step];
    const open = step ? missing(step, asking.answers) : [];
    if (open.length > 0) return this.state.set({ ...asking, missing: open });
    this.state.set({ ...asking, sending: true, problem: null });
    try {
      await this.calls.send(asking.answers);
      if (this.form) this.form = { ...this.form, remembered: offered(asking.answers) };
      this.state.set({ at: 'received', worry: worry(asking.answers) });
    } catch (thrown) {
      this.change((now) => ({ ...now, sending: false, problem: asFailure(thrown).code }));
    }
  }

  /** Starts again from the first step, for a participant who wants to change an answer. */
  again() {
    if (this.form) this.ask(this.form);
  }

  private async load() {
    try {
      this.form = await this.calls.load();
      if (this.form.received) this.state.set({ at: 'received', worry: null });
      else this.ask(this.form);
    } catch (thrown) {
      if (PASSING.includes(asFailure(thrown).category)) this.calls.after(AGAIN_MS, () => void this.load());
      else this.state.set({ at: 'nothing' });
    }
  }

  private ask(form: Form) {
    const all = steps(form.questionnaire.item);
    const remembered = (step: Step) => step.questions.some((item) => form.remembered[item.linkId]);
    this.state.set({
      at: 'asking',
      steps: all,
      step: 0,
      answers: { ...form.remembered },
      confirming: all.filter(remembered).map((step) => step.id),
      missing: [],
      sending: false,
      problem: null,
    });
  }

  private change(change: (asking: Asking) => Asking) {
    const { value } = this.state;
    if (value.at === 'asking') this.state.set(change(value));
  }
}

/** The answers that the server would offer next time. */
function offered(answers: Answers): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [linkId, value] of Object.entries(answers)) {
    if (typeof value === 'string' && /^(location\.|support\.|call-back$)/.test(linkId)) found[linkId] = value;
  }
  return found;
}

function worry(answers: Answers) {
  if (answers['safe'] === false) return 'unsafe' as const;
  return answers['driving'] === true ? ('driving' as const) : null;
}
