import { useState } from 'preact/hooks';
import { playChime } from '../../media/sound';
import { text } from '../../text';
import { Button } from '../shared/Button';
import styles from '../preflight/PreflightScreen.module.css';

export function SpeakerTest() {
  const [state, setState] = useState<'new' | 'playing' | 'played'>('new');
  const play = async () => {
    setState('playing');
    await playChime().catch(() => undefined);
    setState('played');
  };
  return (
    <div class={styles.row}>
      <Button icon="speaker" onClick={() => void play()} disabled={state === 'playing'}>
        {state === 'playing' ? text.preflight.playing : text.preflight.playSound}
      </Button>
      <p class={styles.hint} role="status" style={{ alignSelf: 'center' }}>
        {state === 'played' && text.preflight.heardIt}
      </p>
    </div>
  );
}
