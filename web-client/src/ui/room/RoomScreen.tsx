import { useEffect, useState } from 'preact/hooks';
import { givenUp, type Level } from '../../line/lineQuality';
import { canCaptureScreen } from '../../media/screenCapture';
import { ownParticipant, whoShares, type RoomState } from '../../session/state';
import { text } from '../../text';
import { HelpButton } from '../crisis/HelpButton';
import { LineDialog } from '../line/LineDialog';
import { weakLine } from '../line/weakLine';
import { Announcer } from '../shared/Announcer';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { lazy } from '../shared/lazy';
import { useFocusKeeper } from '../shared/useFocusKeeper';
import { useObservable } from '../shared/useObservable';
import { useWide } from '../shared/useWide';
import { HoldCard } from '../side-rooms/HoldCard';
import { PlaceBanner } from '../side-rooms/PlaceBanner';
import { besideOneself, isHeld, ownSideRoom } from '../side-rooms/whereabouts';
import { BreakScreen } from './BreakScreen';
import { ChairBanner } from './ChairBanner';
import { ChatPanel } from './ChatPanel';
import { Controls } from './Controls';
import { Gallery } from './Gallery';
import { Panel } from './Panel';
import { PresenceCard } from './PresenceCard';
import { RefusalToast } from './RefusalToast';
import { RoomAudio } from './RoomAudio';
import { RoomBanners } from './RoomBanners';
import type { RoomController } from './RoomController';
import { RoomHeader } from './RoomHeader';
import styles from './RoomScreen.module.css';
import { SupervisorBanner } from './SupervisorBanner';

const LeadPanel = lazy(() => import('../lead/LeadPanel').then((module) => module.LeadPanel));
const CrisisBanners = lazy(() => import('../crisis/CrisisBanners').then((module) => module.CrisisBanners));
const ShowScreenDialog = lazy(() =>
  import('../shared-screen/ShowScreen').then((module) => module.ShowScreenDialog),
);
const SharingBanner = lazy(() =>
  import('../shared-screen/ShowScreen').then((module) => module.SharingBanner),
);
const LeadBanners = lazy(() => import('../lead/LeadBanners').then((module) => module.LeadBanners));

type OpenPanel = 'none' | 'people' | 'chat';

interface RoomScreenProps {
  state: RoomState;
  controller: RoomController;
  onDownload: () => void;
  onOtherDevice: () => void;
}

export function RoomScreen({ state, controller, onDownload, onOtherDevice }: RoomScreenProps) {
  const { media, local } = controller;
  const kept = useFocusKeeper<HTMLDivElement>();
  const wide = useWide();
  const lead = state.lead !== null;
  const [panel, setPanel] = useState<OpenPanel>(lead && wide ? 'people' : 'none');
  const [leaving, setLeaving] = useState(false);
  const [aboutLine, setAboutLine] = useState(false);
  const [asking, setAsking] = useState(false);
  const remote = useObservable(media.remote);
  const path = useObservable(media.path);
  const devices = useObservable(local.state);
  const saving = useObservable(controller.saveData.on);
  const { level } = useObservable(controller.line.state);
  const sharing = useObservable(controller.screen.track) !== null;
  const screenWanted = useObservable(controller.screenWanted);
  const given = givenUp(level);
  const sharer = whoShares(state);
  const screen = sharer?.participantId === state.you.participantId ? undefined : sharer;
  const unread = useUnread(state, panel === 'chat');
  const isBack = useIsBack(state);
  const own = ownParticipant(state);
  const { session } = state;
  // Without a bridge the chat is the room.
  useEffect(() => {
    if (!session.video) setPanel((open) => (open === 'none' ? 'chat' : open));
  }, [session.video]);
  // Somebody who is made a lead finds the tools open, as one who came as a lead does.
  useEffect(() => {
    if (lead && wide) setPanel((open) => (open === 'none' ? 'people' : open));
  }, [lead]);
  const toggle = (which: OpenPanel) => setPanel((open) => (open === which ? 'none' : which));
  const covered = panel !== 'none' && !wide;

  return (
    <div ref={kept} class={styles.room} data-panel={panel !== 'none'}>
      <RoomHeader
        state={state}
        saving={saving}
        onLine={() => setAboutLine(true)}
        onOtherDevice={onOtherDevice}
      />
      <div class={styles.banners}>
        {sharing && (
          <SharingBanner
            state={state}
            paused={given.screen}
            local={local}
            onStop={() => controller.screen.stop()}
          />
        )}
        {state.lead && (
          <CrisisBanners
            state={state}
            lead={state.lead}
            controller={controller}
            panelOpen={panel === 'people'}
            onOpen={() => setPanel('people')}
          />
        )}
        <RoomBanners state={state} path={path} level={level} sharing={sharing} local={local} />
        {isHeld(state) && <HoldCard />}
        <PlaceBanner state={state} controller={controller} />
        <RoomAudio remote={remote} ownId={state.you.participantId} />
        {session.chair === state.you.participantId && <ChairBanner state={state} controller={controller} />}
        {state.you.supervises && !lead && <SupervisorBanner state={state} controller={controller} />}
        {state.lead && (
          <LeadBanners
            state={state}
            lead={state.lead}
            controller={controller}
            panelOpen={panel === 'people'}
            onOpen={() => setPanel('people')}
          />
        )}
      </div>
      <main class={styles.stage} inert={covered}>
        {session.phase === 'on-break' && !lead && !ownSideRoom(state) ? (
          <BreakScreen session={session} local={local} />
        ) : (
          <Gallery
            participants={besideOneself(state)}
            ownId={state.you.participantId}
            ownVideo={given.ownVideo || sharing ? null : devices.video.track}
            remote={remote}
            speaking={state.speaking}
            chair={session.chair ?? null}
            called={state.calledOn}
            screen={
              screen
                ? {
                    by: screen,
                    missing: given.screen
                      ? 'weak'
                      : saving && screenWanted !== screen.sharingSince
                        ? 'saving'
                        : null,
                    onShowIt: () => controller.screenWanted.set(screen.sharingSince),
                  }
                : null
            }
            withheld={saving || given.othersVideo}
            covered={covered}
            onShow={(tiles) => controller.shows(tiles)}
          />
        )}
      </main>
      {panel !== 'none' && (
        <div class={styles.panel}>
          {panel === 'chat' ? (
            <Panel
              title={text.chat.title}
              closeLabel={text.chat.close}
              covers={!wide}
              onClose={() => setPanel('none')}
            >
              <ChatPanel
                lines={state.chat}
                zone={session.zone}
                participants={besideOneself(state)}
                held={isHeld(state)}
                ownId={state.you.participantId}
                lead={lead}
                choices={session.chat?.to ?? []}
                onSend={async (message, to) =>
                  (await controller.command({ type: 'chat', text: message, to })).done
                }
              />
            </Panel>
          ) : (
            state.lead && (
              <Panel
                title={text.room.peoplePanel}
                closeLabel={text.room.closePeople}
                covers={!wide}
                onClose={() => setPanel('none')}
              >
                <LeadPanel state={state} lead={state.lead} controller={controller} onDownload={onDownload} />
              </Panel>
            )
          )}
        </div>
      )}
      <div class={styles.captions} data-testid="captions" />
      {!lead && (
        <div class={styles.presence}>
          {inCare(state) && <HelpButton help={state.help} line={state.line} controller={controller} />}
          <PresenceCard state={state} controller={controller} />
        </div>
      )}
      <footer class={styles.footer}>
        <Controls
          local={local}
          handRaised={own?.handRaisedAt != null}
          chatOpen={panel === 'chat'}
          unread={unread}
          people={
            state.lead
              ? {
                  open: panel === 'people',
                  waiting: state.lead.queue.filter((one) => one.leftAt === null).length,
                  onToggle: () => toggle('people'),
                }
              : undefined
          }
          screen={
            lead && (sharing || (wide && canCaptureScreen()))
              ? {
                  on: sharing,
                  onToggle: () => {
                    if (sharing) controller.screen.stop();
                    else if (sharer) controller.failed('screen-in-use');
                    else setAsking(true);
                  },
                }
              : undefined
          }
          onHand={() => void controller.command({ type: own?.handRaisedAt ? 'lower-hand' : 'raise-hand' })}
          onChat={() => toggle('chat')}
          onLeave={() => setLeaving(true)}
        />
      </footer>
      <RefusalToast refusal={controller.refusal} />
      {aboutLine && (
        <LineDialog
          line={controller.line.state}
          saveData={controller.saveData}
          onClose={() => setAboutLine(false)}
        />
      )}
      {asking && <ShowScreenDialog state={state} controller={controller} onClose={() => setAsking(false)} />}
      {leaving && (
        <ConfirmDialog
          title={text.room.leaveTitle}
          body={lead ? text.room.leaveLeadBody : text.room.leaveBody}
          yes={text.room.leaveYes}
          no={text.room.stay}
          danger
          onNo={() => setLeaving(false)}
          onYes={() => {
            setLeaving(false);
            void controller.leave();
          }}
        />
      )}
      <Announcer say={announcement(state, level, sharing)} />
      <Announcer say={screen ? text.screen.isShowing(screen.name) : ''} />
      <Announcer say={unread > 0 ? text.room.unreadChat(unread) : ''} />
      <Announcer say={heldBack(state)} />
      <Announcer say={isBack ? text.sideRooms.backInGroup : ''} />
    </div>
  );
}

function inCare({ you }: RoomState): boolean {
  return you.role === 'patient' || you.role === 'guest';
}

/** What a lead holds back of one's own. */
function heldBack(state: RoomState): string {
  const held = ownParticipant(state)?.mutedByLead ?? [];
  return [held.includes('audio') && text.room.heldMic, held.includes('video') && text.room.heldCamera]
    .filter(Boolean)
    .join(' ');
}

/** What somebody who does not see the screen has to know at once. */
function announcement(state: RoomState, level: Level, sharing: boolean): string {
  if (state.line !== 'up') return text.room.lineDown;
  if (!state.session.video) return text.room.noVideo;
  if (isHeld(state)) return `${text.hold.title} ${text.hold.body}`;
  const place = announcedPlace(state);
  if (place) return place;
  const weak = weakLine(level, sharing);
  if (weak) return weak;
  if (state.session.phase === 'on-break') return text.break.title;
  if (state.session.phase === 'doors-open') return text.room.notStarted;
  if (state.calledOn === state.you.participantId) return text.room.youHaveWord;
  const called = state.participants.find((one) => one.participantId === state.calledOn);
  if (called) return text.room.theirWord(called.name);
  return `${text.phases[state.session.phase]}. ${text.room.people(besideOneself(state).length)}.`;
}

function announcedPlace(state: RoomState): string | null {
  const room = ownSideRoom(state);
  if (!room) return null;
  if (room.closesAt) return text.sideRooms.calledBack;
  if (room.purpose === 'small-group') {
    return state.lead ? text.sideRooms.visiting : text.sideRooms.inSmallGroup;
  }
  const other = besideOneself(state).find((one) => one.participantId !== state.you.participantId);
  return state.lead
    ? text.sideRooms.apartWith(other?.name ?? '')
    : text.sideRooms.withLead(other?.name ?? text.roles.lead);
}

/** Whether this person was apart from the group, and is with it again. */
function useIsBack(state: RoomState): boolean {
  const apart = ownSideRoom(state) !== null;
  const [was, setWas] = useState(false);
  useEffect(() => {
    if (apart) setWas(true);
  }, [apart]);
  return was && !apart;
}

function useUnread(state: RoomState, open: boolean): number {
  const lines = state.chat.filter((line) => !line.amongLeads);
  const newest = lines[lines.length - 1]?.number ?? 0;
  const [seen, setSeen] = useState(newest);
  useEffect(() => {
    if (open) setSeen(newest);
  }, [open, newest]);
  return open ? 0 : lines.filter((line) => line.number > seen).length;
}
