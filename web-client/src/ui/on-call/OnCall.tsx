import { useEffect, useState } from 'preact/hooks';
import type { ApiClient } from '../../api/ApiClient';
import type { RecordedSession } from '../../api/sessions';
import { systemClock } from '../../clock';
import { alertNow, alerts, turnOff, turnOn } from '../../oncall/alerts';
import { OnCallWatch } from '../../oncall/OnCallWatch';
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

/** The open tasks of the practice, for its supervisors; it follows them by itself. */
export function OnCall({ api, onBack, onGoIn, onRecords }: OnCallProps) {
  const [watch] = useState(
    () =>
      new OnCallWatch(api, systemClock, (tasks) => {
        for (const task of tasks) alertNow(task.taskId);
      }),
  );
  const [alerting, setAlerting] = useState(alerts);
  const { open, behindMs, problem, taking } = useObservable(watch.state);
  const now = useNow(1_000) + behindMs;
  const unanswered = open?.tasks.filter((task) => !task.taken).length ?? 0;

  useEffect(() => {
    watch.start();
    return () => watch.stop();
  }, [watch]);

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
      onTake={(taskId) => void watch.take(taskId)}
      onDone={(taskId) => void watch.done(taskId)}
      onGoIn={onGoIn}
      onRecords={({ sessionId, title }) => onRecords({ sessionId, title: title ?? text.onCall.someGroup })}
      onBack={onBack}
      onAlerts={(on) => void (on ? turnOn().then(setAlerting) : setAlerting(turnOff()))}
    />
  );
}
