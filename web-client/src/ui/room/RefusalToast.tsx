import { useEffect } from 'preact/hooks';
import type { Observable } from '../../observable';
import { failureText, text } from '../../text';
import { useObservable } from '../shared/useObservable';
import styles from './RefusalToast.module.css';

const SHOWN_MS = 6_000;

/** The last failed action with its reason; it disappears by itself. */
export function RefusalToast({ refusal }: { refusal: Observable<{ number: number; code: string } | null> }) {
  const last = useObservable(refusal);
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => refusal.set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last]);
  const { title, next } = failureText(last?.code ?? '');
  return (
    <div class={styles.place} role="alert">
      {last && (
        <p class={styles.toast} data-code={last.code}>
          <strong>{text.sentences([title])}</strong> {next}
        </p>
      )}
    </div>
  );
}
