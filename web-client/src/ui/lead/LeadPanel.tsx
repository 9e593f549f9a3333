import type { LeadView, RoomState } from '../../session/state';
import type { RoomController } from '../room/RoomController';
import styles from './LeadPanel.module.css';
import { Queue } from './Queue';
import { Roster } from './Roster';
import { SessionControls } from './SessionControls';
import { useQueueSeen } from './useQueueSeen';

interface LeadPanelProps {
  state: RoomState;
  lead: LeadView;
  controller: RoomController;
  onDownload: () => void;
}

export function LeadPanel({ state, lead, controller, onDownload }: LeadPanelProps) {
  useQueueSeen(true, state.line, lead.queueVersion, controller);
  return (
    <div class={styles.panel} tabIndex={0}>
      <SessionControls session={state.session} controller={controller} onDownload={onDownload} />
      <Queue
        lead={lead}
        clockAheadMs={state.clockAheadMs}
        zone={state.session.zone}
        controller={controller}
      />
      <Roster state={state} lead={lead} controller={controller} />
    </div>
  );
}
