import type { MediaSwitches } from '../protocol/messages';

/** The session of this tab, so that a reload goes straight back to the seat. */
export interface Visit extends MediaSwitches {
  sessionId: string;
}

const KEY = 'homegroup.visit';

export function rememberVisit(visit: Visit) {
  sessionStorage.setItem(KEY, JSON.stringify(visit));
}

export function forgetVisit() {
  sessionStorage.removeItem(KEY);
}

export function rememberedVisit(): Visit | undefined {
  try {
    const visit = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<Visit> | null;
    if (typeof visit?.sessionId !== 'string') return undefined;
    return { sessionId: visit.sessionId, audio: visit.audio === true, video: visit.video === true };
  } catch {
    return undefined;
  }
}
