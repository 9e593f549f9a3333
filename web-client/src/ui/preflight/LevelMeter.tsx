import { useEffect, useState } from 'preact/hooks';
import { watchLevel } from '../../media/sound';
import { text } from '../../text';
import { classes } from '../shared/classes';
import styles from './LevelMeter.module.css';

const STEPS = 14;

/** The microphone level as dots; steps rather than a shimmer, so that it is calm. */
export function LevelMeter({ track, fixed }: { track: MediaStreamTrack | null; fixed?: number }) {
  const [level, setLevel] = useState(fixed ?? 0);
  useEffect(() => {
    if (!track) setLevel(fixed ?? 0);
    return track ? watchLevel(track, setLevel) : undefined;
  }, [track]);
  const lit = Math.round(level * STEPS);
  return (
    <div
      class={styles.meter}
      role="meter"
      aria-label={text.preflight.level}
      aria-valuemin={0}
      aria-valuemax={STEPS}
      aria-valuenow={lit}
    >
      {Array.from({ length: STEPS }, (_, step) => (
        <span key={step} class={classes(styles.step, step < lit && styles.lit)} />
      ))}
    </div>
  );
}
