import { useEffect, useState } from 'preact/hooks';

/** Says a state to people who do not see the screen. What is said twice in a row is said once. */
export function Announcer({ say, urgent = false }: { say: string; urgent?: boolean }) {
  const [said, setSaid] = useState('');
  // After the region is in the page: a region that comes with its text is not read out.
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
