import type { Level } from '../../network/networkQuality';
import { text } from '../../text';

/** What somebody is told whose line gives something up; null: nothing that they would miss. */
export function weakNetwork(level: Level, sharing: boolean): string | null {
  if (level === 'full' || level === 'small-videos') return null;
  return (sharing ? text.network.weakSharing : text.network.weak)[level];
}
