import { useEffect } from 'preact/hooks';
import type { Connection } from '../../session/state';
import type { RoomController } from '../room/RoomController';

/**
 * Tells the server that this queue is on a screen of a lead. The waiting person is shown this, so it must be true:
 * nothing is sent while the names are hidden or the page is out of sight.
 */
export function useQueueSeen(
  shown: boolean,
  connection: Connection,
  version: number,
  controller: RoomController,
) {
  useEffect(() => {
    if (!shown || connection !== 'up') return;
    const tell = () => document.visibilityState === 'visible' && controller.queueSeen(version);
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [shown, connection, version]);
}
