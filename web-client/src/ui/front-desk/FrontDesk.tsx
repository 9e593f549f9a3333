import { useState } from 'preact/hooks';
import type { ApiClient } from '../../api/ApiClient';
import { downloadAttendance, liveAttendance, type LiveAttendance } from '../../api/attendance';
import { todaysSessions, type SessionSummary } from '../../api/sessions';
import { waitingNow } from '../../api/waitingList';
import { asFailure } from '../../errors';
import type { WaitingPerson } from '../../protocol/messages';
import { failureText, text } from '../../text';
import { Operations } from '../operations/Operations';
import { usePolling } from '../shared/usePolling';
import { FrontDeskView } from './FrontDeskView';

const POLL_EVERY_MS = 10_000;

/** Today's sessions and attendance, polled every ten seconds. The front desk takes no part in a session. */
export function FrontDesk({ api }: { api: ApiClient }) {
  const [sessions, setSessions] = useState<SessionSummary[]>([]);
  const [chosen, setChosen] = useState<string>();
  const [attendance, setAttendance] = useState<LiveAttendance>();
  const [waiting, setWaiting] = useState<WaitingPerson[]>([]);
  const [problem, setProblem] = useState<string>();
  const [bridges, setBridges] = useState(false);

  const poll = async () => {
    const found = await todaysSessions(api);
    const open = chosen ?? found.find((one) => one.phase !== 'scheduled')?.sessionId ?? found[0]?.sessionId;
    const rows = open ? await liveAttendance({ api, sessionId: open }) : undefined;
    const queue = open ? await waitingNow({ api, sessionId: open }) : undefined;
    return { found, rows, queue };
  };
  usePolling(
    {
      everyMs: POLL_EVERY_MS,
      poll: bridges ? undefined : poll,
      onFound: ({ found, rows, queue }) => {
        setSessions(found);
        setAttendance(rows);
        setWaiting(queue?.waiting ?? []);
      },
      onProblem: setProblem,
    },
    [chosen, bridges],
  );

  if (bridges) return <Operations api={api} onBack={() => setBridges(false)} />;
  return (
    <FrontDeskView
      sessions={sessions}
      attendance={attendance}
      waiting={waiting}
      problem={problem && (problem === 'no-network' ? text.frontDesk.stale : failureText(problem).title)}
      onChoose={setChosen}
      onBridges={() => setBridges(true)}
      onDownload={(sessionId) =>
        void downloadAttendance({ api, sessionId }).catch((thrown: unknown) =>
          setProblem(asFailure(thrown).code),
        )
      }
    />
  );
}
