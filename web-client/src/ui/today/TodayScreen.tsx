import type { ComponentChildren } from 'preact';
import type { SessionSummary } from '../../api/sessions';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { CallPractice } from '../shared/CallPractice';
import { timeOfDay } from '../shared/format';
import { Screen, Ways } from '../shared/Screen';
import styles from './TodayScreen.module.css';

interface TodayScreenProps {
  name: string;
  sessions: SessionSummary[];
  onJoin: (session: SessionSummary) => void;
  onRefresh: () => void;
  /** For supervisors. */
  onOnCall?: (() => void) | undefined;
  /** For leads: the button to the crisis records after a session. */
  records?: ((session: SessionSummary) => ComponentChildren) | undefined;
  /** For leads: open tasks of their sessions. */
  tasks?: ComponentChildren;
}

export function TodayScreen({
  name,
  sessions,
  onJoin,
  onRefresh,
  onOnCall,
  records,
  tasks,
}: TodayScreenProps) {
  const intro =
    sessions.length === 0 ? text.today.none : sessions.length === 1 ? text.today.one : text.today.many;
  return (
    <Screen
      title={text.today.title(name)}
      corner={onOnCall && <Button onClick={onOnCall}>{text.today.onCall}</Button>}
    >
      {tasks}
      <p>{intro}</p>
      {sessions.length === 0 && (
        <>
          <p class={styles.soft}>{text.today.noneNext}</p>
          <CallPractice />
        </>
      )}
      <ul class={styles.list}>
        {sessions.map((session) => (
          <li key={session.sessionId} class={styles.session}>
            <SessionCard session={session} onJoin={() => onJoin(session)} />
            {session.phase === 'ended' && records?.(session)}
          </li>
        ))}
      </ul>
      <Ways>
        <Button onClick={onRefresh}>{text.today.again}</Button>
      </Ways>
    </Screen>
  );
}

function SessionCard({ session, onJoin }: { session: SessionSummary; onJoin: () => void }) {
  const { startsAt, endsAt, doorsOpenAt, zone, phase, waiting, inRoom } = session;
  return (
    <>
      <div class={styles.about}>
        <p class={styles.time}>{text.today.starts(timeOfDay(startsAt, zone), timeOfDay(endsAt, zone))}</p>
        <h2 class={styles.title}>{session.title}</h2>
        <p class={styles.soft}>
          {phase === 'scheduled' ? text.today.doorsAt(timeOfDay(doorsOpenAt, zone)) : text.phases[phase]}
          {waiting !== null && inRoom !== null && ` · ${text.today.here(waiting, inRoom)}`}
        </p>
      </div>
      {phase !== 'ended' && (
        <Button look="main" size="l" onClick={onJoin} aria-label={text.today.joinNamed(session.title)}>
          {text.today.join}
        </Button>
      )}
    </>
  );
}
