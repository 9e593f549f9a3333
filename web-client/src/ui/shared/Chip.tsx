import type { ComponentChildren } from 'preact';
import styles from './Chip.module.css';

interface ChipProps {
  tone: 'good' | 'warm' | 'danger' | 'plain';
  children: ComponentChildren;
}

/** A state in one word. */
export function Chip({ tone, children }: ChipProps) {
  return (
    <span class={styles.chip} data-tone={tone}>
      {children}
    </span>
  );
}
