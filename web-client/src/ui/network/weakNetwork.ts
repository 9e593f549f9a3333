import type { Level } from '../../network/networkQuality';
import { text } from '../../text';

/** The sentence about a degraded network; null when the participant would notice nothing. */
export function weakNetwork(level: Level, sharing: boolean): string | null {
  if (level === 'full' || level === 'small-videos') return null;
  return (sharing ? text.network.weakSharing : text.network.weak)[level];
}
