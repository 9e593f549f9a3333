import { useEffect, useRef } from 'preact/hooks';
import type { Asking, CheckInForm, CheckInState } from '../../check-in/CheckInForm';
import type { Step } from '../../check-in/questionnaire';
import { text } from '../../text';
import { Button } from '../shared/Button';
import cardStyles from '../shared/Card.module.css';
import { classes } from '../shared/classes';
import { Icon } from '../shared/Icon';
import styles from './CheckInView.module.css';
import { Question } from './Question';

type Verbs = Pick<CheckInForm, 'answer' | 'correct' | 'next' | 'back' | 'send' | 'again'>;

/** The check-in questions. No step advances by itself, and one can always go back. */
export function CheckInView({ state, form }: { state: CheckInState; form: Verbs }) {
  switch (state.at) {
    case 'nothing':
      return null;
    case 'opening':
      return <p class={cardStyles.card}>{text.checkIn.opening}</p>;
    case 'received':
      return <Thanks worry={state.worry} onAgain={() => form.again()} />;
    case 'asking':
      return <Questions asking={state} form={form} />;
  }
}

function Questions({ asking, form }: { asking: Asking; form: Verbs }) {
  const step = asking.steps[asking.step];
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(asking.step);
  useEffect(() => {
    // Only after a step: the screen's own heading has the focus first.
    if (shown.current !== asking.step) heading.current?.focus();
    shown.current = asking.step;
  }, [asking.step]);
  useEffect(() => {
    const [first] = asking.missing;
    if (first) document.getElementById(`q-${first}`)?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [asking.missing]);
  if (!step) return null;
  const last = asking.step === asking.steps.length - 1;
  const confirming = asking.confirming.includes(step.id);
  return (
    <form
      class={classes(cardStyles.card, styles.questions)}
      aria-labelledby="check-in"
      data-keeps-focus
      noValidate
      autoComplete="on"
      onSubmit={(event) => {
        event.preventDefault();
        if (last) void form.send();
        else form.next();
      }}
    >
      <p class={styles.step}>{text.checkIn.step(asking.step + 1, asking.steps.length)}</p>
      <h2 id="check-in" ref={heading} tabIndex={-1}>
        {step.title}
      </h2>
      {step.hints.map((hint) => (
        <p key={hint}>{hint}</p>
      ))}
      {confirming && <Remembered step={step} asking={asking} form={form} />}
      {step.questions
        .filter((item) => !confirming || !asking.answers[item.linkId] || item.type === 'boolean')
        .filter((item) => !confirming || item.type === 'boolean' || item.required)
        .map((item) => (
          <Question
            key={item.linkId}
            item={item}
            labelledBy={step.questions.length === 1 ? 'check-in' : undefined}
            value={asking.answers[item.linkId]}
            missing={asking.missing.includes(item.linkId)}
            onAnswer={(value) => {
              form.answer(item.linkId, value);
              // After "No, I am somewhere else" the fields open.
              if (confirming && value === false) form.correct();
            }}
          />
        ))}
      {step.questions.some((item) => item.linkId === 'location.confirmed') &&
        asking.answers['location.confirmed'] === false && (
          <p class={styles.hint}>{text.checkIn.somewhereElse}</p>
        )}
      {asking.problem && (
        <p class={styles.problem} role="alert">
          {text.checkIn.notSent}
        </p>
      )}
      <div class={styles.ways}>
        {asking.step > 0 && (
          <Button size="l" onClick={() => form.back()}>
            {text.checkIn.back}
          </Button>
        )}
        <Button type="submit" look="main" size="l" disabled={asking.sending}>
          {asking.sending ? text.checkIn.sending : last ? text.checkIn.send : text.checkIn.next}
        </Button>
      </div>
      <p class={styles.notice}>
        <Icon name="lock" size={20} />
        {text.checkIn.whoSees}
      </p>
    </form>
  );
}

/** Answers of last time, shown to be confirmed rather than typed again. */
function Remembered({ step, asking, form }: { step: Step; asking: Asking; form: Verbs }) {
  const said = step.questions.filter((item) => typeof asking.answers[item.linkId] === 'string');
  return (
    <div class={styles.remembered}>
      <p>{text.checkIn.lastTime}</p>
      <dl>
        {said.map((item) => (
          <div key={item.linkId}>
            <dt class="visually-hidden">{item.text}</dt>
            <dd>{String(asking.answers[item.linkId])}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => form.correct()}>{text.checkIn.change}</Button>
    </div>
  );
}

function Thanks({ worry, onAgain }: { worry: 'unsafe' | 'driving' | null; onAgain: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button that sent the answers is gone; a form that was answered before takes no focus.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <section class={classes(cardStyles.card, styles.questions)} aria-labelledby="check-in">
      <h2 id="check-in" ref={heading} tabIndex={-1} class={styles.thanks}>
        <Icon name="check" />
        {text.checkIn.thanks}
      </h2>
      {worry === 'unsafe' && <p class={styles.worry}>{text.checkIn.unsafe}</p>}
      {worry === 'driving' && <p class={styles.worry}>{text.checkIn.driving}</p>}
      <p>{text.checkIn.whoSees}</p>
      <div>
        <Button onClick={onAgain}>{text.checkIn.again}</Button>
      </div>
    </section>
  );
}
