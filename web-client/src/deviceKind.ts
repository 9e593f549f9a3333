import type { DeviceKind } from './protocol/messages';

/** A rough guess of the device kind, recorded with the connection and used for nothing else. */
export function deviceKind(agent = navigator.userAgent, touchPoints = navigator.maxTouchPoints): DeviceKind {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  if (/Mobi|iPhone|Android/i.test(agent)) return 'phone';
  // An iPad reports itself as a Mac, but no Mac has a touch screen.
  if (/Macintosh/.test(agent) && touchPoints > 1) return 'tablet';
  return /Windows|Macintosh|Linux|CrOS/.test(agent) ? 'computer' : 'unknown';
}
