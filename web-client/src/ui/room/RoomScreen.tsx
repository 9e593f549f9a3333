import { useEffect, useState } from 'preact/hooks';
import { degradation } from '../../network/networkQuality';
import { canCaptureScreen } from '../../media/screenCapture';
import { isInCare, ownParticipant, whoShares, type RoomState } from '../../session/state';
import { text } from '../../text';
import { HelpButton } from '../crisis/HelpButton';
import { NetworkDialog } from '../network/NetworkDialog';
import { Announcer } from '../shared/Announcer';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { lazy } from '../shared/lazy';
import { useFocusKeeper } from '../shared/useFocusKeeper';
import { useObservable } from '../shared/useObservable';
import { useWide } from '../shared/useWide';
import { besideOneself, ownSideRoom } from '../side-rooms/whereabouts';
import { announcement, heldBack } from './announcements';
import { BannerStack } from './BannerStack';
import { BreakScreen } from './BreakScreen';
import { Controls } from './Controls';
import { Gallery } from './Gallery';
import { SelfReportCard } from './SelfReportCard';
import { RefusalToast } from './RefusalToast';
import type { RoomController } from './RoomController';
import { RoomHeader } from './RoomHeader';
import { RoomPanel, type WhichPanel } from './RoomPanel';
import styles from './RoomScreen.module.css';
import { useUnread } from './useUnread';

const ShowScreenDialog = lazy(() =>
  import('../shared-screen/ShowScreen').then((module) => module.ShowScreenDialog),
);
type OpenPanel = 'none' | WhichPanel;

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
  const [networkOpen, setNetworkOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const remote = useObservable(media.remote);
  const devices = useObservable(local.state);
  const saving = useObservable(controller.saveData.on);
  const { level } = useObservable(controller.network.state);
  const sharing = useObservable(controller.screen.track) !== null;
  const screenWanted = useObservable(controller.screenWanted);
  const given = degradation(level);
  const sharer = whoShares(state);
  const screen = sharer?.participantId === state.you.participantId ? undefined : sharer;
  const unread = useUnread(
    state.chat.filter((message) => !message.amongLeads),
    panel === 'chat',
  );
  const isBack = useIsBack(state);
  const own = ownParticipant(state);
  const { session } = state;
  // Without a bridge the chat is the room.
  useEffect(() => {
    if (!session.video) setPanel((open) => (open === 'none' ? 'chat' : open));
  }, [session.video]);
  // A participant who becomes a lead finds the tools open, like one who joined as a lead.
  useEffect(() => {
    if (lead && wide) setPanel((open) => (open === 'none' ? 'people' : open));
  }, [lead]);
  const toggle = (which: OpenPanel) => setPanel((open) => (open === which ? 'none' : which));
  const covered = panel !== 'none' && !wide;

  return (
    <div ref={kept} class={styles.room} data-panel={panel !== 'none'} data-covered={covered}>
      <RoomHeader
        state={state}
        saving={saving}
        onNetwork={() => setNetworkOpen(true)}
        onOtherDevice={onOtherDevice}
      />
      <BannerStack
        state={state}
        controller={controller}
        sharing={sharing}
        panelOpen={panel === 'people'}
        onOpenPanel={() => setPanel('people')}
      />
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
            onShow={(tiles) => controller.setVisibleTiles(tiles)}
          />
        )}
      </main>
      {panel !== 'none' && (
        <div class={styles.panel}>
          <RoomPanel
            which={panel}
            state={state}
            controller={controller}
            covers={!wide}
            onClose={() => setPanel('none')}
            onDownload={onDownload}
          />
        </div>
      )}
      <div class={styles.captions} data-testid="captions" />
      {!lead && (
        <>
          <div class={styles.presence}>
            <SelfReportCard state={state} controller={controller} />
          </div>
          <div class={styles.help}>
            {isInCare(state.you) && (
              <HelpButton help={state.help} connection={state.connection} controller={controller} />
            )}
          </div>
        </>
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
      {networkOpen && (
        <NetworkDialog
          network={controller.network.state}
          saveData={controller.saveData}
          onClose={() => setNetworkOpen(false)}
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

/** True when this person has returned from a side room to the group. */
function useIsBack(state: RoomState): boolean {
  const apart = ownSideRoom(state) !== null;
  const [was, setWas] = useState(false);
  useEffect(() => {
    if (apart) setWas(true);
  }, [apart]);
  return was && !apart;
}
