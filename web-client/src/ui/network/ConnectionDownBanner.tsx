import { text } from '../../text';
import { Banner } from '../shared/Banner';
import { CallPractice } from '../shared/CallPractice';
import { useLasting } from '../shared/useLasting';

/** Most lines are back before anybody has found the telephone. */
const STAYS_AWAY_MS = 20_000;

/** The line is down and is being brought back; when it stays away, whom to call. */
export function ConnectionDownBanner({ connection }: { connection: 'connecting' | 'up' | 'down' }) {
  const away = useLasting(connection !== 'up', STAYS_AWAY_MS);
  if (connection === 'up') return null;
  return (
    <Banner icon="network-off" busy>
      {text.room.connectionDown}
      {away && <CallPractice />}
    </Banner>
  );
}
