/** The client's reaction to a close code: the table "Close codes" of PROTOCOL.md. */
export type AfterClose =
  | { next: 'connect-again' }
  | { next: 'connect-later'; ms: number }
  | { next: 'refresh-token' }
  | { next: 'load-page-again' }
  | { next: 'stay-away'; reason: StayAway };

export type StayAway = 'taken-over' | 'removed' | 'declined' | 'session-ended' | 'left' | 'refused';

/** The delay after codes that indicate a defect: hurrying would make it worse. */
const AFTER_DEFECT_MS = 10_000;

export function afterClose(code: number): AfterClose {
  switch (code) {
    case 4001:
      return { next: 'stay-away', reason: 'taken-over' };
    case 4002:
      return { next: 'stay-away', reason: 'removed' };
    case 4003:
      return { next: 'stay-away', reason: 'declined' };
    case 4004:
      return { next: 'stay-away', reason: 'session-ended' };
    case 4005:
      return { next: 'stay-away', reason: 'left' };
    case 4010:
      return { next: 'refresh-token' };
    case 4012:
      return { next: 'load-page-again' };
    case 1009:
    case 4013:
    case 4015:
      return { next: 'connect-later', ms: AFTER_DEFECT_MS };
    case 4020:
      return { next: 'stay-away', reason: 'refused' };
    default:
      // 1000, 1001, 1006, 4011, 4016, 4017, 4018, and what a proxy may invent.
      return { next: 'connect-again' };
  }
}
