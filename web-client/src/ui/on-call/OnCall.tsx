import { useEffect, useState } from 'preact/hooks';
import type { ApiClient } from '../../api/ApiClient';
import type { RecordedSession } from '../../api/sessions';
import { systemClock } from '../../clock';
import { alertNow, alerts, turnOff, turnOn } from '../../on-call/alerts';
import { OnCallMonitor } from '../../on-call/OnCallMonitor';
import { failureText, text } from '../../text';
import { useNow } from '../shared/useNow';
import { useObservable } from '../shared/useObservable';
import { OnCallView } from './OnCallView';

interface OnCallProps {
  api: ApiClient;
  onBack: () => void;
  onGoIn: (sessionId: string) => void;
  onRecords: (session: RecordedSession) => void;
}

/** The open tasks of the practice, for its supervisors; updated by itself. */
export function OnCall({ api, onBack, onGoIn, onRecords }: OnCallProps) {
  const [monitor] = useState(
    () =>
      new OnCallMonitor(api, systemClock, (tasks) => {
        for (const task of tasks) alertNow(task.taskId);
      }),
  );
  const [alerting, setAlerting] = useState(alerts);
  const { open, behindMs, problem, taking } = useObservable(monitor.state);
  const now = useNow(1_000) + behindMs;
  const unanswered = open?.tasks.filter((task) => !task.taken).length ?? 0;

  useEffect(() => {
    monitor.start();
    return () => monitor.stop();
  }, [monitor]);

  useEffect(() => {
    const before = document.title;
    document.title = unanswered > 0 ? `(${unanswered}) ${text.onCall.title}` : text.onCall.title;
    return () => {
      document.title = before;
    };
  }, [unanswered]);

  return (
    <OnCallView
      open={open}
      now={now}
      taking={taking}
      alerts={alerting}
      problem={
        problem &&
        (problem === 'no-network'
          ? text.onCall.stale
          : (text.onCall.problems[problem] ?? failureText(problem).title))
      }
      onTake={(taskId) => void monitor.take(taskId)}
      onDone={(taskId) => void monitor.done(taskId)}
      onGoIn={onGoIn}
      onRecords={({ sessionId, title }) => onRecords({ sessionId, title: title ?? text.onCall.someGroup })}
      onBack={onBack}
      onAlerts={(on) => void (on ? turnOn().then(setAlerting) : setAlerting(turnOff()))}
    />
  );
}
