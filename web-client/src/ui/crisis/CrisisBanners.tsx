import { useState } from 'preact/hooks';
import type { Crisis, OpenTask } from '../../protocol/messages';
import type { LeadView, RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Announcer } from '../shared/Announcer';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { useNow } from '../shared/useNow';
import { crisisViews, minutesAndSeconds, nameOf } from './crisisViews';

interface CrisisBannersProps {
  state: RoomState;
  lead: LeadView;
  controller: RoomController;
  panelOpen: boolean;
  onOpen: () => void;
}

/** Open crises, in every view of a lead: one click to go there or to say that one calls. */
export function CrisisBanners({ state, lead, controller, panelOpen, onOpen }: CrisisBannersProps) {
  const { alarms, calls, own, others } = crisisViews(lead, state.you.participantId);
  const said = alarms.map((one) => text.crisis.needsHelp(one.name));
  const open = calls.filter(({ task }) => !task.taken);
  return (
    <>
      {alarms.map((one) => (
        <Alarm key={one.crisisId} crisis={one} controller={controller} />
      ))}
      {calls.map(({ crisis, task }) => (
        <CallBack
          key={task.taskId}
          crisis={crisis}
          task={task}
          clockAheadMs={state.clockAheadMs}
          controller={controller}
          panelOpen={panelOpen}
          onOpen={onOpen}
        />
      ))}
      {own && <Own crisis={own} controller={controller} panelOpen={panelOpen} onOpen={onOpen} />}
      {others.map((one) => (
        <Banner key={one.crisisId} icon="people">
          <span data-testid="crisis-other">
            {text.crisis.isWith(text.listOf(one.with.map((id) => nameOf(state, id))), one.name)}
          </span>
        </Banner>
      ))}
      <Announcer
        urgent
        say={text.sentences([...said, ...open.map(({ crisis }) => text.crisis.connectionDown(crisis.name))])}
      />
    </>
  );
}

function Alarm({ crisis, controller }: { crisis: Crisis; controller: RoomController }) {
  const { crisisId, name } = crisis;
  return (
    <Banner icon="hand" tone="danger">
      <span data-testid="crisis-alarm">
        <strong>{text.crisis.needsHelp(name)}</strong>
      </span>
      <Button
        look="danger"
        aria-label={text.crisis.goToNamed(name)}
        onClick={() => void controller.command({ type: 'answer-crisis', crisisId })}
      >
        {text.crisis.goTo}
      </Button>
    </Banner>
  );
}

interface CallBackProps extends OwnProps {
  task: OpenTask;
  clockAheadMs: number;
}

/**
 * A crisis of a participant who is away: the number is on the card. After a lead has said that they call, any lead may
 * close it.
 */
function CallBack({ crisis, task, clockAheadMs, controller, panelOpen, onOpen }: CallBackProps) {
  const now = useNow(1000) + clockAheadMs;
  const left = Date.parse(task.dueAt ?? task.raisedAt) - now;
  const card = !panelOpen && (
    <Button aria-label={text.crisis.openCardNamed(crisis.name)} onClick={onOpen}>
      {text.crisis.openCard}
    </Button>
  );
  if (task.taken) {
    return (
      <Banner icon="check">
        <span data-testid="telephone-callback-taken">
          {text.crisis.isCalling(task.takenBy ?? text.unnamedColleague, crisis.name)}
        </span>
        {card}
        {crisis.with.length === 0 && <Over crisis={crisis} controller={controller} />}
      </Banner>
    );
  }
  return (
    <Banner icon="network-off" tone="danger">
      <span data-testid="call-back">
        {left > 0
          ? text.crisis.callBack(crisis.name, minutesAndSeconds(left))
          : text.crisis.overdue(crisis.name)}
        {task.unreached && ` ${text.crisis.unreached}`}
      </span>
      <Button
        look="danger"
        aria-label={text.crisis.callingNamed(crisis.name)}
        onClick={() => void controller.command({ type: 'take-task', taskId: task.taskId })}
      >
        {text.crisis.calling}
      </Button>
      {card}
    </Banner>
  );
}

/** A crisis of a participant who is not connected. */
function Over({ crisis: { crisisId, name }, controller }: { crisis: Crisis; controller: RoomController }) {
  const [ending, setEnding] = useState(false);
  return (
    <>
      <Button aria-label={text.crisis.endNamed(name)} onClick={() => setEnding(true)}>
        {text.crisis.endYes}
      </Button>
      {ending && (
        <ConfirmDialog
          title={text.crisis.gone.endTitle(name)}
          body={text.crisis.gone.endBody}
          yes={text.crisis.endYes}
          no={text.crisis.gone.stay}
          onNo={() => setEnding(false)}
          onYes={() => {
            setEnding(false);
            void controller.command({ type: 'close-crisis', crisisId });
          }}
        />
      )}
    </>
  );
}

interface OwnProps {
  crisis: Crisis;
  controller: RoomController;
  panelOpen: boolean;
  onOpen: () => void;
}

function Own({ crisis, controller, panelOpen, onOpen }: OwnProps) {
  const [ending, setEnding] = useState(false);
  return (
    <Banner icon="people" tone="warm">
      <span data-testid="crisis-own">{text.crisis.withYou(crisis.name)}</span>
      {!panelOpen && (
        <Button look="main" onClick={onOpen}>
          {text.crisis.openCard}
        </Button>
      )}
      <Button onClick={() => setEnding(true)}>{text.crisis.everybodyBack}</Button>
      {ending && (
        <ConfirmDialog
          title={text.crisis.endTitle}
          body={text.crisis.endBody}
          yes={text.crisis.endYes}
          no={text.crisis.stay}
          onNo={() => setEnding(false)}
          onYes={() => {
            setEnding(false);
            void controller.command({ type: 'close-crisis', crisisId: crisis.crisisId });
          }}
        />
      )}
    </Banner>
  );
}
