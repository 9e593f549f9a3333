import { join } from 'node:path';

/** The server of a story, with a practice of its own instead of the demo's. */
export function practiceFile(name: 'family' | 'peers' | 'twoGroups') {
  return { HOMEGROUP_PRACTICE_FILE: join(import.meta.dirname, `${name}.conf`) };
}
