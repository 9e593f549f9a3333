import type { App } from '../App';
import { text } from '../text';
import { PreflightScreen } from './preflight/PreflightScreen';
import { OpeningScreen } from './landing/OpeningScreen';
import { ProblemScreen } from './landing/ProblemScreen';
import { SessionScreen } from './room/SessionScreen';
import { lazy } from './shared/lazy';
import { useObservable } from './shared/useObservable';
import { TodayScreen } from './today/TodayScreen';

const FrontDesk = lazy(() => import('./front-desk/FrontDesk').then((module) => module.FrontDesk));
const CrisisRecords = lazy(() =>
  import('./crisis/CrisisRecordsScreen').then((module) => module.CrisisRecordsScreen),
);
const CrisisRecordsButton = lazy(() =>
  import('./crisis/CrisisRecordsButton').then((module) => module.CrisisRecordsButton),
);
const CareTasks = lazy(() => import('./today/CareTasks').then((module) => module.CareTasks));
const OnCall = lazy(() => import('./on-call/OnCall').then((module) => module.OnCall));

export function AppView({ app }: { app: App }) {
  const stage = useObservable(app.stage);
  switch (stage.page) {
    case 'opening':
      return <OpeningScreen />;
    case 'problem':
      return <ProblemScreen code={stage.code} retrying={stage.retrying} onRetry={() => void app.enter()} />;
    case 'today':
      return (
        <TodayScreen
          name={stage.person.name}
          sessions={stage.sessions}
          onJoin={(session) => app.choose(session)}
          onRefresh={() => void app.refreshToday()}
          onOnCall={stage.person.supervises ? () => app.toOnCall() : undefined}
          tasks={
            stage.person.kind === 'clinician' && (
              <CareTasks api={app.api} onRecords={(session) => app.toCrisisRecords(session)} />
            )
          }
          records={(session) =>
            (session.role === 'lead' || stage.person.kind === 'clinician') && (
              <CrisisRecordsButton
                scope={{ api: app.api, sessionId: session.sessionId }}
                onOpen={() => app.toCrisisRecords(session)}
              />
            )
          }
        />
      );
    case 'front-desk':
      return <FrontDesk api={app.api} />;
    case 'on-call':
      return (
        <OnCall
          api={app.api}
          onBack={() => void app.fromOnCall()}
          onGoIn={(sessionId) => void app.fromOnCall(sessionId)}
          onRecords={(session) => app.toCrisisRecords(session, 'on-call')}
        />
      );
    case 'preflight':
      return (
        <PreflightScreen
          title={stage.session.title}
          local={app.local}
          saveData={app.saveData}
          preflight={stage.preflight}
          onJoin={() => app.join(stage.session.sessionId)}
          onOnCall={app.identity.person?.supervises ? () => app.toOnCall() : undefined}
        />
      );
    case 'session':
      return (
        <SessionScreen
          key={stage.controller}
          controller={stage.controller}
          onComeBack={() => app.comeBack(stage.controller)}
          onToToday={() => void app.toToday()}
          onRecords={(session) => app.toCrisisRecords(session)}
        />
      );
    case 'crisis-records':
      return (
        <CrisisRecords
          title={stage.session.title}
          zone={stage.session.zone}
          scope={{ api: app.api, sessionId: stage.session.sessionId }}
          {...(stage.from === 'on-call'
            ? { back: text.onCall.backToOnCall, onBack: () => app.toOnCall() }
            : { back: text.out.toToday, onBack: () => void app.toToday() })}
        />
      );
  }
}
