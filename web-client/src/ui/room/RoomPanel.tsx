import type { RoomState } from '../../session/state';
import { text } from '../../text';
import { lazy } from '../shared/lazy';
import { besideOneself, isHeld } from '../side-rooms/whereabouts';
import { ChatPanel } from './ChatPanel';
import { Panel } from './Panel';
import type { RoomController } from './RoomController';

const LeadPanel = lazy(() => import('../lead/LeadPanel').then((module) => module.LeadPanel));

export type WhichPanel = 'people' | 'chat';

interface RoomPanelProps {
  which: WhichPanel;
  state: RoomState;
  controller: RoomController;
  /** On a phone it lies over the group. */
  covers: boolean;
  onClose: () => void;
  onDownload: () => void;
}

/** The open panel beside the group: the chat or the leads' tools. */
export function RoomPanel({ which, state, controller, covers, onClose, onDownload }: RoomPanelProps) {
  const { session } = state;
  if (which === 'chat') {
    return (
      <Panel title={text.chat.title} closeLabel={text.chat.close} covers={covers} onClose={onClose}>
        <ChatPanel
          messages={state.chat}
          zone={session.zone}
          participants={besideOneself(state)}
          held={isHeld(state)}
          ownId={state.you.participantId}
          lead={state.lead !== null}
          choices={session.chat?.to ?? []}
          onSend={async (message, to) => (await controller.command({ type: 'chat', text: message, to })).done}
        />
      </Panel>
    );
  }
  if (!state.lead) return null;
  return (
    <Panel title={text.room.peoplePanel} closeLabel={text.room.closePeople} covers={covers} onClose={onClose}>
      <LeadPanel state={state} lead={state.lead} controller={controller} onDownload={onDownload} />
    </Panel>
  );
}
