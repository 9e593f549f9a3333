import { useState } from 'preact/hooks';
import { isInCare, type LeadNotice, type LeadView, type RoomState } from '../../session/state';
import { text } from '../../text';
import { StartCrisis } from '../crisis/StartCrisis';
import type { RoomController } from '../room/RoomController';
import { Announcer } from '../shared/Announcer';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { timeOfDay } from '../shared/format';
import { SideRoomBanners } from '../side-rooms/SideRoomBanners';
import { handsInOrder } from '../room/hands';
import { leadHandover } from './leadHandover';
import { resumeLabel } from './resumeLabel';
import { useQueueSeen } from './useQueueSeen';

interface LeadBannersProps {
  state: RoomState;
  lead: LeadView;
  controller: RoomController;
  panelOpen: boolean;
  onOpen: () => void;
}

/**
 * Banners for leads while the panel is closed: waiting participants, a group that has not begun, lost participants.
 */
export function LeadBanners({ state, lead, controller, panelOpen, onOpen }: LeadBannersProps) {
  const [putAway, setPutAway] = useState(0);
  const waiting = lead.queue.filter((person) => person.leftAt === null);
  const names = text.listOf(waiting.map((person) => person.name));
  // Also participants who have just left, until a lead has said that they are to be called.
  const unsafe = lead.queue.filter(
    (person) =>
      person.checkIn?.need === 'unsafe' &&
      !lead.crises.some((crisis) => crisis.participantId === person.participantId),
  );
  const needs = unsafe.length > 0 ? text.lead.needs(text.listOf(unsafe.map((person) => person.name))) : '';
  const hands = text.listOf(handsInOrder(state.participants).map((one) => one.name));
  const notice = lead.notice && lead.notice.number !== putAway ? lead.notice : null;
  // The banner holds all names, so a lead who sees it sees every waiting participant.
  useQueueSeen(!panelOpen && waiting.length > 0, state.connection, lead.queueVersion, controller);
  return (
    <>
      {!panelOpen && (waiting.length > 0 || needs) && (
        <Banner icon="people" tone={needs ? 'danger' : 'warm'}>
          <span>
            {needs && <strong>{text.sentences([needs])} </strong>}
            {waiting.length > 0 && text.lead.isWaiting(names)}
          </span>
          <Button look="main" aria-label={text.lead.openQueue} onClick={onOpen}>
            {text.lead.show}
          </Button>
        </Banner>
      )}
      <SideRoomBanners state={state} controller={controller} panelOpen={panelOpen} />
      {!panelOpen && state.session.phase === 'doors-open' && (
        <Banner icon="info">
          <span>{text.lead.notStarted}</span>
          <Button look="main" icon="play" onClick={() => void controller.command({ type: 'start' })}>
            {text.lead.start}
          </Button>
        </Banner>
      )}
      {state.session.phase === 'on-break' && (
        <Banner icon="cup">
          <span>{text.break.short}</span>
          {!panelOpen && (
            <Button look="main" icon="play" onClick={() => void controller.command({ type: 'resume' })}>
              {resumeLabel(state.session)}
            </Button>
          )}
        </Banner>
      )}
      {state.session.doorLocked && <Banner icon="lock">{text.lead.locked}</Banner>}
      {notice && (
        <Banner icon={notice.kind === 'gone' ? 'network-off' : 'lock'} tone="warm">
          <span>{words(notice, state.session.zone)}</span>
          {notice.who && isInCare(notice.who) && (
            <StartCrisis
              gone
              participantId={notice.who.participantId}
              name={notice.who.name}
              controller={controller}
              onStarted={() => setPutAway(notice.number)}
            />
          )}
          <Button onClick={() => setPutAway(notice.number)}>{text.lead.putAway}</Button>
        </Banner>
      )}
      <Announcer urgent say={needs} />
      <Announcer say={waiting.length > 0 ? text.lead.isWaiting(names) : ''} />
      <Announcer say={hands ? text.lead.handsUp(hands) : ''} />
      <Announcer say={leadHandover(state) ?? ''} />
    </>
  );
}

function words(notice: LeadNotice, zone: string): string {
  if (notice.kind === 'door-tried') return text.lead.doorTried(timeOfDay(notice.at, zone));
  return (notice.reason === 'left' ? text.lead.left : text.lead.lost)(notice.who?.name ?? '');
}
