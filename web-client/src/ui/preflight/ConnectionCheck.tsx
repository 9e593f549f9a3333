import type { PreflightState, Preflight } from '../../preflight/Preflight';
import type { PreflightResult } from '../../protocol/messages';
import { failureText, text } from '../../text';
import { Button } from '../shared/Button';
import { CallPractice } from '../shared/CallPractice';
import { Icon } from '../shared/Icon';
import { useObservable } from '../shared/useObservable';
import styles from './ConnectionCheck.module.css';

export type PreflightControls = Pick<Preflight, 'state' | 'start' | 'stop'>;

/** The connection check: offered, never required. Shows the result and the remedies in plain words. */
export function ConnectionCheck({ preflight }: { preflight: PreflightControls }) {
  const state = useObservable(preflight.state);
  return (
    <div class={styles.check}>
      <div role="status" class={styles.said}>
        <Said state={state} />
      </div>
      {state.at === 'running' ? (
        <Button onClick={() => preflight.stop()}>{text.connectionCheck.stop}</Button>
      ) : (
        <Button icon="network" onClick={() => preflight.start()}>
          {state.at === 'idle' ? text.connectionCheck.start : text.connectionCheck.again}
        </Button>
      )}
    </div>
  );
}

function Said({ state }: { state: PreflightState }) {
  switch (state.at) {
    case 'idle':
      return <p class={styles.hint}>{text.connectionCheck.hint}</p>;
    case 'running':
      return (
        <>
          <p>{text.connectionCheck.running}</p>
          <progress
            class={styles.progress}
            max={1}
            value={state.share}
            aria-label={text.connectionCheck.running}
          />
        </>
      );
    case 'refused': {
      const { title, next } = failureText(state.code);
      return (
        <>
          <p class={styles.title}>{title}</p>
          <p>{next}</p>
          <p class={styles.hint}>{text.connectionCheck.joinAnyway}</p>
        </>
      );
    }
    case 'result':
      return <Result check={state.check} />;
  }
}

function Result({ check }: { check: PreflightResult }) {
  const { title, body } = text.connectionCheck.ratings[check.rating];
  const [first] = check.recommendations;
  return (
    <>
      <p class={styles.title} data-verdict={check.rating} data-testid="verdict">
        <Icon name={check.rating === 'good' ? 'check' : 'info'} size={22} />
        {check.rating === 'trouble' && first ? (text.connectionCheck.troubles[first] ?? title) : title}
      </p>
      {body && <p>{body}</p>}
      {check.recommendations.map((one) => (
        <p key={one}>
          {one === 'microphone' || one === 'camera'
            ? deviceRecommendation(check, one)
            : text.connectionCheck.advice[one]}
        </p>
      ))}
      {check.rating === 'trouble' && (
        <>
          <p class={styles.hint}>{text.connectionCheck.joinAnyway}</p>
          <CallPractice />
        </>
      )}
    </>
  );
}

function deviceRecommendation(check: PreflightResult, device: 'microphone' | 'camera') {
  const word = check[device];
  const kind = device === 'microphone' ? 'audio' : 'video';
  const { title, next } = failureText(word === 'hidden' ? 'devices-hidden' : `${kind}-${word}`);
  return (
    <>
      <strong>{text.sentences([title])}</strong> {next}
    </>
  );
}
