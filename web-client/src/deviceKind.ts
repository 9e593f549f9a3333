import type { DeviceKind } from './protocol/messages';

/** A rough guess, written into the record with the connection and used for nothing else. */
export function deviceKind(agent = navigator.userAgent, touchPoints = navigator.maxTouchPoints): DeviceKind {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  if (/Mobi|iPhone|Android/i.test(agent)) return 'phone';
  // An iPad says it is a Mac, but no Mac has a touch screen.
  if (/Macintosh/.test(agent) && touchPoints > 1) return 'tablet';
  return /Windows|Macintosh|Linux|CrOS/.test(agent) ? 'computer' : 'unknown';
}
