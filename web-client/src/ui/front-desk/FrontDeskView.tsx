import type { LiveAttendance } from '../../api/attendance';
import type { SessionSummary } from '../../api/sessions';
import type { WaitingPerson } from '../../protocol/messages';
import { text } from '../../text';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import cardStyles from '../shared/Card.module.css';
import { timeOfDay } from '../shared/format';
import { Screen } from '../shared/Screen';
import { AttendanceTable } from './AttendanceTable';
import { WaitingTable } from './WaitingTable';
import styles from './FrontDesk.module.css';

interface FrontDeskViewProps {
  sessions: SessionSummary[];
  attendance: LiveAttendance | undefined;
  waiting: WaitingPerson[];
  problem: string | undefined;
  onChoose: (sessionId: string) => void;
  onBridges: () => void;
  onDownload: (sessionId: string) => void;
}

export function FrontDeskView({
  sessions,
  attendance,
  waiting,
  problem,
  onChoose,
  onBridges,
  onDownload,
}: FrontDeskViewProps) {
  const shown = sessions.find((one) => one.sessionId === attendance?.sessionId);
  return (
    <Screen
      title={text.frontDesk.title}
      wide
      corner={
        <Button icon="camera" onClick={onBridges}>
          {text.frontDesk.bridges}
        </Button>
      }
    >
      <p>{sessions.length === 0 ? text.frontDesk.none : text.frontDesk.intro}</p>
      {problem && (
        <Banner icon="network-off" tone="warm">
          {problem}
        </Banner>
      )}
      <ul class={styles.sessions}>
        {sessions.map((session) => (
          <li key={session.sessionId}>
            <button
              type="button"
              class={styles.session}
              aria-pressed={session.sessionId === shown?.sessionId}
              onClick={() => onChoose(session.sessionId)}
            >
              <span class={styles.time}>{timeOfDay(session.startsAt, session.zone)}</span>
              <span class={styles.title}>{session.title}</span>
              <span class={styles.phase}>{text.phases[session.phase]}</span>
              <span class={styles.counts}>
                {text.remarks([
                  text.frontDesk.inRoomCount(session.inRoom ?? 0),
                  text.frontDesk.waitingCount(session.waiting ?? 0),
                ])}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown && waiting.some((one) => one.leftAt === null) && (
        <WaitingTable people={waiting.filter((one) => one.leftAt === null)} zone={shown.zone} />
      )}
      {shown && attendance && (
        <section class={cardStyles.card} aria-labelledby="attendance">
          <div class={styles.heading}>
            <div>
              <h2 id="attendance">{text.labeled(text.frontDesk.attendance, shown.title)}</h2>
              <p class={styles.phase}>{text.frontDesk.asOf(timeOfDay(attendance.asOf, shown.zone))}</p>
            </div>
            <Button icon="download" onClick={() => onDownload(shown.sessionId)}>
              {text.attendanceCsv}
            </Button>
          </div>
          <AttendanceTable rows={attendance.rows} zone={shown.zone} />
        </section>
      )}
    </Screen>
  );
}
