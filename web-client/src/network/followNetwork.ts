import type { ConnectionHints } from './saveData';

interface Follower {
  /** There is no network: what is silent is not to be trusted, and nothing can be mended yet. */
  lost(): void;
  /** Another network than before, or one again: what went over the one before is dead. */
  changed(): void;
}

/**
 * Reports changes of the device's network. A browser also fires `change` when it only estimates the network anew; only
 * another kind of network counts (Chromium on phones; other browsers fire `offline` and `online`).
 */
export function followNetwork(
  page: Pick<EventTarget, 'addEventListener'>,
  connection: (ConnectionHints & Partial<EventTarget>) | undefined,
  follower: Follower,
) {
  page.addEventListener('offline', () => follower.lost());
  page.addEventListener('online', () => follower.changed());
  let kind = connection?.type;
  connection?.addEventListener?.('change', () => {
    if (connection.type === kind) return;
    kind = connection.type;
    if (kind === 'none') follower.lost();
    else follower.changed();
  });
}
