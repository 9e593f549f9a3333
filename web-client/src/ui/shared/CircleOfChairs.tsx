import styles from './CircleOfChairs.module.css';
import { classes } from './classes';

export type Chair = 'free' | 'own' | 'lead';

const SEATS = 8;

/** The sign of Homegroup: a circle of chairs. In the logo one chair is yours; in the waiting room the leads' fill as they come. */
export function CircleOfChairs({ size, chairs = {} }: { size: number; chairs?: Record<number, Chair> }) {
  return (
    <svg
      class={styles.circle}
      width={size}
      height={size}
      viewBox="0 0 64 64"
      aria-hidden="true"
      focusable="false"
    >
      {Array.from({ length: SEATS }, (_, seat) => (
        <g key={seat} transform={`rotate(${(360 / SEATS) * seat} 32 32)`}>
          <path
            class={classes(styles.chair, styles[chairs[seat] ?? 'free'])}
            d="M25.500 6.500Q32 3.800 38.500 6.500L37 13.600Q32 11.800 27 13.600Z"
          />
        </g>
      ))}
    </svg>
  );
}
