import type { Level } from '../../line/lineQuality';
import { text } from '../../text';

/** What somebody is told whose line gives something up; null: nothing that they would miss. */
export function weakLine(level: Level, sharing: boolean): string | null {
  if (level === 'full' || level === 'small-videos') return null;
  return (sharing ? text.line.weakSharing : text.line.weak)[level];
}
