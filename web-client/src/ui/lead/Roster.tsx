import { useState } from 'preact/hooks';
import type { AttendanceMark, Need, Participant } from '../../protocol/messages';
import type { LeadView, RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { classes } from '../shared/classes';
import { initials, wholeMinutes } from '../shared/format';
import { Icon } from '../shared/Icon';
import initialsStyles from '../shared/Initials.module.css';
import sectionStyles from '../shared/PanelSection.module.css';
import { useNow } from '../shared/useNow';
import styles from './Roster.module.css';
import { smallGroups } from '../side-rooms/whereabouts';
import { RosterActions } from './RosterActions';

interface RosterProps {
  state: RoomState;
  lead: LeadView;
  controller: RoomController;
}

/**
 * The participants in the room: state, raised hand, counted minutes and actions. Raised hands come first, in their
 * order.
 */
export function Roster({ state, lead, controller }: RosterProps) {
  const now = useNow(5_000) + state.clockAheadMs;
  const [opened, setOpened] = useState<string>();
  const ordered = [...state.participants].sort(byHandThenRole);
  return (
    <section class={sectionStyles.section} aria-labelledby="roster">
      <h3 id="roster">{text.lead.here(state.participants.length)}</h3>
      <ul>
        {ordered.map((participant) => (
          <li key={participant.participantId} class={styles.row} data-testid="roster-row">
            <Row
              participant={participant}
              mark={lead.attendance[participant.participantId]}
              need={lead.checkIns[participant.participantId]?.need ?? null}
              now={now}
              own={participant.participantId === state.you.participantId}
              bridged={state.session.video}
              leading={state.session.leading === participant.participantId}
              chair={state.session.chair === participant.participantId}
              open={opened === participant.participantId}
              onToggle={() =>
                setOpened((id) => (id === participant.participantId ? undefined : participant.participantId))
              }
            />
            {opened === participant.participantId && (
              <RosterActions
                participant={participant}
                checkIn={lead.checkIns[participant.participantId]}
                zone={state.session.zone}
                leading={state.session.leading === participant.participantId}
                peer={state.session.kind === 'peer'}
                chair={state.session.chair === participant.participantId}
                groups={smallGroups(state)}
                controller={controller}
                onGone={() => setOpened(undefined)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  participant: Participant;
  mark: AttendanceMark | undefined;
  need: Need | null;
  now: number;
  own: boolean;
  /** A bridge exists, so it is known who sends media. */
  bridged: boolean;
  leading: boolean;
  chair: boolean;
  open: boolean;
  onToggle: () => void;
}

function Row({ participant, mark, need, now, own, bridged, leading, chair, open, onToggle }: RowProps) {
  const { name, role, connected, handRaisedAt, media, sending, mutedByLead, selfReport } = participant;
  const minutes = mark && wholeMinutes(secondsNow(mark, now));
  // By the media that the bridge receives: attendance counts those, whatever the switches say.
  const modality = !bridged || !connected || media.video ? null : media.audio ? 'audioOnly' : 'noMedia';
  const remarks = [
    own ? text.room.you : text.roles[role],
    need && need !== 'steady' && text.lead.need[need],
    leading && text.lead.leadsNow,
    chair && text.room.hasChair,
    handRaisedAt && text.lead.order.hand,
    !connected && text.lead.order.connection,
    selfReport &&
      text.lead.confirmed(wholeMinutes((now - Date.parse(selfReport.at)) / 1000), selfReport.hearing),
    modality && text.lead.order[modality],
  ].filter(Boolean);
  return (
    <div class={styles.line}>
      <span
        class={classes(initialsStyles.initials, role === 'lead' && styles.lead, !connected && styles.away)}
        aria-hidden="true"
      >
        {handRaisedAt ? <Icon name="hand" size={20} /> : initials(name)}
      </span>
      <span class={styles.who}>
        <span class={styles.name}>{name}</span>
        <span class={classes(styles.remarks, handRaisedAt && styles.raised)}>{text.remarks(remarks)}</span>
      </span>
      <span class={styles.media}>
        {(!sending.audio || mutedByLead.includes('audio')) && (
          <span class={classes(mutedByLead.includes('audio') && styles.held)}>
            <Icon name="microphone-off" size={18} />
            <span class="visually-hidden">
              {mutedByLead.includes('audio') ? text.room.mutedByLead : text.room.micOff}
            </span>
          </span>
        )}
        {(!sending.video || mutedByLead.includes('video')) && (
          <span class={classes(mutedByLead.includes('video') && styles.held)}>
            <Icon name="camera-off" size={18} />
            <span class="visually-hidden">{text.lead.cameraOff}</span>
          </span>
        )}
      </span>
      {mark && minutes !== undefined && (
        <span
          class={classes(styles.minutes, mark.counting && styles.counting)}
          title={mark.counting ? text.lead.counting : text.lead.notCounting}
        >
          <span class="visually-hidden">{text.lead.minutesLabel(name, minutes)}</span>
          <span aria-hidden="true">{text.lead.minutes(minutes)}</span>
        </span>
      )}
      {own ? (
        <span class={styles.noMore} />
      ) : (
        <button
          type="button"
          class={styles.more}
          aria-expanded={open}
          aria-label={text.lead.actions(name)}
          onClick={onToggle}
        >
          <Icon name="more" />
        </button>
      )}
    </div>
  );
}

/** Continues the server's last count while it counts. */
function secondsNow(mark: AttendanceMark, now: number): number {
  const since = mark.counting ? Math.max(0, (now - Date.parse(mark.asOf)) / 1000) : 0;
  return mark.qualifyingSeconds + since;
}

function byHandThenRole(a: Participant, b: Participant): number {
  if (a.handRaisedAt && b.handRaisedAt) return a.handRaisedAt < b.handRaisedAt ? -1 : 1;
  if (a.handRaisedAt || b.handRaisedAt) return a.handRaisedAt ? -1 : 1;
  if ((a.role === 'lead') !== (b.role === 'lead')) return a.role === 'lead' ? -1 : 1;
  return a.name.localeCompare(b.name);
}
