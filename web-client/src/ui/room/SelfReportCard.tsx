import { useEffect, useRef, useState } from 'preact/hooks';
import type { RoomState } from '../../session/state';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { Icon } from '../shared/Icon';
import { useNow } from '../shared/useNow';
import styles from './SelfReportCard.module.css';
import type { RoomController } from './RoomController';

/** The delay before the question: a path that is being repaired needs none. */
const ASK_AFTER_MS = 20_000;
const ASK_AGAIN_AFTER_MS = 5 * 60_000;

/**
 * One calm question for a participant whose media do not reach the bridge, so that the leads know that they are there.
 */
export function SelfReportCard({ state, controller }: { state: RoomState; controller: RoomController }) {
  const now = useNow(1_000);
  const [answering, setAnswering] = useState(false);
  const [said, setSaid] = useState<{ hearing: boolean; at: number } | null>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const { unheardSince } = state;
  // The button that had the focus is gone.
  useEffect(() => question.current?.focus(), [answering]);
  useEffect(() => {
    // The answer was about that interruption only.
    if (unheardSince !== null) return;
    setSaid(null);
    setAnswering(false);
  }, [unheardSince]);

  const asked = unheardSince !== null && now - unheardSince >= ASK_AFTER_MS;
  if (!asked || state.connection !== 'up' || state.session.phase === 'on-break') return null;

  const answer = async (hearing: boolean) => {
    const { done } = await controller.command({ type: 'submit-self-report', hearing });
    if (!done) return;
    setSaid({ hearing, at: Date.now() });
    setAnswering(false);
  };

  if (said && !answering && now - said.at < ASK_AGAIN_AFTER_MS) {
    return (
      <section class={styles.said} data-testid="presence">
        <Icon name="check" size={20} />
        <p role="status">{said.hearing ? text.presence.saidHearing : text.presence.saidNotHearing}</p>
        <Button look="plain" onClick={() => setAnswering(true)}>
          {text.presence.change}
        </Button>
      </section>
    );
  }
  return (
    <section class={styles.card} data-testid="presence">
      {answering ? (
        <>
          <h2 ref={question} tabIndex={-1}>
            {text.presence.ask}
          </h2>
          <div class={styles.answers}>
            <Button look="main" size="l" onClick={() => void answer(true)}>
              {text.presence.hearing}
            </Button>
            <Button size="l" onClick={() => void answer(false)}>
              {text.presence.notHearing}
            </Button>
          </div>
        </>
      ) : (
        <>
          <h2 aria-live="polite">{text.presence.title}</h2>
          <p>{state.session.video ? text.presence.why : text.presence.whyNoVideo}</p>
          <Button look="main" size="l" wide onClick={() => setAnswering(true)}>
            {text.presence.here}
          </Button>
        </>
      )}
    </section>
  );
}
