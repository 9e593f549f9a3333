import type { CheckState, LineChecker } from '../../check/LineChecker';
import type { LineCheck } from '../../protocol/messages';
import { failureText, text } from '../../text';
import { Button } from '../shared/Button';
import { CallPractice } from '../shared/CallPractice';
import { Icon } from '../shared/Icon';
import { useObservable } from '../shared/useObservable';
import styles from './LineCheckPart.module.css';

export type CheckedLine = Pick<LineChecker, 'state' | 'start' | 'stop'>;

/** "Check my line": offered, never asked for. Says what was found in plain words, and what helps. */
export function LineCheckPart({ line }: { line: CheckedLine }) {
  const state = useObservable(line.state);
  return (
    <div class={styles.check}>
      <div role="status" class={styles.said}>
        <Said state={state} />
      </div>
      {state.at === 'running' ? (
        <Button onClick={() => line.stop()}>{text.lineCheck.stop}</Button>
      ) : (
        <Button icon="line" onClick={() => line.start()}>
          {state.at === 'idle' ? text.lineCheck.start : text.lineCheck.again}
        </Button>
      )}
    </div>
  );
}

function Said({ state }: { state: CheckState }) {
  switch (state.at) {
    case 'idle':
      return <p class={styles.hint}>{text.lineCheck.hint}</p>;
    case 'running':
      return (
        <>
          <p>{text.lineCheck.running}</p>
          <progress class={styles.progress} max={1} value={state.share} aria-label={text.lineCheck.running} />
        </>
      );
    case 'refused': {
      const { title, next } = failureText(state.code);
      return (
        <>
          <p class={styles.title}>{title}</p>
          <p>{next}</p>
          <p class={styles.hint}>{text.lineCheck.joinAnyway}</p>
        </>
      );
    }
    case 'result':
      return <Result check={state.check} />;
  }
}

function Result({ check }: { check: LineCheck }) {
  const { title, body } = text.lineCheck.verdicts[check.rating];
  const [first] = check.recommendations;
  return (
    <>
      <p class={styles.title} data-verdict={check.rating} data-testid="verdict">
        <Icon name={check.rating === 'good' ? 'check' : 'info'} size={22} />
        {check.rating === 'trouble' && first ? (text.lineCheck.troubles[first] ?? title) : title}
      </p>
      {body && <p>{body}</p>}
      {check.recommendations.map((one) => (
        <p key={one}>
          {one === 'microphone' || one === 'camera' ? deviceAdvice(check, one) : text.lineCheck.advice[one]}
        </p>
      ))}
      {check.rating === 'trouble' && (
        <>
          <p class={styles.hint}>{text.lineCheck.joinAnyway}</p>
          <CallPractice />
        </>
      )}
    </>
  );
}

function deviceAdvice(check: LineCheck, device: 'microphone' | 'camera') {
  const word = check[device];
  const kind = device === 'microphone' ? 'audio' : 'video';
  const { title, next } = failureText(word === 'hidden' ? 'devices-hidden' : `${kind}-${word}`);
  return (
    <>
      <strong>{title}.</strong> {next}
    </>
  );
}
