import type { ConnectionHints } from './saveData';

interface Follower {
  /** The network is gone: silent connections are dead, and nothing can be repaired yet. */
  lost(): void;
  /** Another network, or the first after none: connections over the earlier one are dead. */
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
