import { useEffect, useState } from 'preact/hooks';

const WIDE = '(min-width: 60rem)';

/** Room for a panel beside the group. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia?.(WIDE).matches ?? false);
  useEffect(() => {
    const query = window.matchMedia?.(WIDE);
    if (!query) return;
    const changed = () => setWide(query.matches);
    // Older Safari knows addListener only.
    query.addEventListener?.('change', changed);
    return () => query.removeEventListener?.('change', changed);
  }, []);
  return wide;
}
