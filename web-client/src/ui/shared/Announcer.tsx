import { useEffect, useState } from 'preact/hooks';

/** Announces a state to screen readers. A repeated text is announced once. */
export function Announcer({ say, urgent = false }: { say: string; urgent?: boolean }) {
  const [said, setSaid] = useState('');
  // After the region exists: a region that is inserted with its text is not read out.
  useEffect(() => setSaid(say), [say]);
  return (
    <div
      class="visually-hidden"
      role={urgent ? 'alert' : 'status'}
      aria-live={urgent ? 'assertive' : 'polite'}
    >
      {said}
    </div>
  );
}
