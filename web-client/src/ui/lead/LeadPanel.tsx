import { useState } from 'preact/hooks';
import type { LeadView, RoomState } from '../../session/state';
import { text } from '../../text';
import { CrisisCard } from '../crisis/CrisisCard';
import { PastCrises } from '../crisis/PastCrises';
import { crisisViews } from '../crisis/crisisViews';
import type { RoomController } from '../room/RoomController';
import { useUnread } from '../room/useUnread';
import { SideRoomsSection } from '../side-rooms/SideRoomsSection';
import { AgendaSection } from './AgendaSection';
import { LeadHandoverSection } from './LeadHandoverSection';
import { TalkTimeSection } from './TalkTimeSection';
import styles from './LeadPanel.module.css';
import { LeadsChannel } from './LeadsChannel';
import { Queue } from './Queue';
import { Roster } from './Roster';
import { SessionControls, StartControl } from './SessionControls';
import { TasksSection } from './TasksSection';
import { useQueueSeen } from './useQueueSeen';

interface LeadPanelProps {
  state: RoomState;
  lead: LeadView;
  controller: RoomController;
  onDownload: () => void;
}

const tabs = ['group', 'leads'] as const;

/** The leads' panel: the group on one tab, the leads' chat on the other. */
export function LeadPanel({ state, lead, controller, onDownload }: LeadPanelProps) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('group');
  const unread = useUnread(
    state.chat.filter((message) => message.amongLeads),
    tab === 'leads',
  );
  useQueueSeen(tab === 'group', state.connection, lead.queueVersion, controller);
  const { agenda } = state.session;
  const { own } = crisisViews(lead, state.you.participantId);
  // Each card is for every lead: the one who stays with the group may have a hand free for the telephone.
  const crises = [...lead.crises].sort((a, b) => Number(b === own) - Number(a === own));
  return (
    <>
      <div class={styles.tabs} role="tablist" aria-label={text.room.peoplePanel}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={tab === one}
            aria-controls="lead-leaf"
            // The arrow keys move between tabs, as users of screen readers expect.
            tabIndex={tab === one ? 0 : -1}
            class={styles.tab}
            onClick={() => setTab(one)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
              const other = one === 'group' ? 'leads' : 'group';
              setTab(other);
              document.getElementById(`tab-${other}`)?.focus();
            }}
          >
            {text.lead.tabs[one]}
            {one === 'leads' && unread > 0 && <span class={styles.unread}>{text.lead.unread(unread)}</span>}
          </button>
        ))}
      </div>
      <div id="lead-leaf" role="tabpanel" aria-labelledby={`tab-${tab}`} class={styles.leaf}>
        {tab === 'leads' ? (
          <LeadsChannel state={state} controller={controller} />
        ) : (
          <div class={styles.panel} tabIndex={0}>
            {crises.map((crisis) => (
              <CrisisCard
                key={crisis.crisisId}
                crisis={crisis}
                clockAheadMs={state.clockAheadMs}
                zone={state.session.zone}
                controller={controller}
              />
            ))}
            <StartControl session={state.session} controller={controller} />
            {agenda && (
              <AgendaSection
                session={state.session}
                agenda={agenda}
                clockAheadMs={state.clockAheadMs}
                controller={controller}
              />
            )}
            <Queue
              lead={lead}
              clockAheadMs={state.clockAheadMs}
              zone={state.session.zone}
              controller={controller}
            />
            <TasksSection state={state} lead={lead} controller={controller} />
            <PastCrises lead={lead} zone={state.session.zone} controller={controller} />
            <SideRoomsSection state={state} controller={controller} />
            <TalkTimeSection state={state} lead={lead} controller={controller} />
            <LeadHandoverSection state={state} controller={controller} />
            <Roster state={state} lead={lead} controller={controller} />
            <SessionControls session={state.session} controller={controller} onDownload={onDownload} />
          </div>
        )}
      </div>
    </>
  );
}
