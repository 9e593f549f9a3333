import { text } from '../../text';
import { useNow } from '../shared/useNow';
import { secondsLeft } from './whereabouts';

/** Counts down to the recall of the group. It is not a live region: it would be read out every second. */
export function Countdown({ closesAt, clockAheadMs }: { closesAt: string; clockAheadMs: number }) {
  const left = secondsLeft(closesAt, useNow(500) + clockAheadMs);
  return <strong data-testid="countdown">{text.sideRooms.backIn(left)}</strong>;
}
