import { text } from '../../text';
import { Banner } from '../shared/Banner';
import { CallPractice } from '../shared/CallPractice';
import { useLasting } from '../shared/useLasting';

/** Most connections are back before a person has found the telephone. */
const STAYS_AWAY_MS = 20_000;

/** Shown while the connection is being restored; after a while, with the practice's telephone. */
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
