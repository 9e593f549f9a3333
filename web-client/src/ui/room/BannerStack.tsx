import { degradation } from '../../network/networkQuality';
import type { RoomState } from '../../session/state';
import { lazy } from '../shared/lazy';
import { useObservable } from '../shared/useObservable';
import { HoldCard } from '../side-rooms/HoldCard';
import { OwnRoomBanner } from '../side-rooms/OwnRoomBanner';
import { isHeld } from '../side-rooms/whereabouts';
import { ChairBanner } from './ChairBanner';
import { RoomAudio } from './RoomAudio';
import { RoomBanners } from './RoomBanners';
import type { RoomController } from './RoomController';
import styles from './RoomScreen.module.css';
import { SupervisorBanner } from './SupervisorBanner';

const CrisisBanners = lazy(() => import('../crisis/CrisisBanners').then((module) => module.CrisisBanners));
const SharingBanner = lazy(() =>
  import('../shared-screen/ShowScreen').then((module) => module.SharingBanner),
);
const LeadBanners = lazy(() => import('../lead/LeadBanners').then((module) => module.LeadBanners));

interface BannerStackProps {
  state: RoomState;
  controller: RoomController;
  /** This person shows a screen. */
  sharing: boolean;
  /** The leads' panel is open. */
  panelOpen: boolean;
  onOpenPanel: () => void;
}

/** All banners above the group, most urgent first. */
export function BannerStack({ state, controller, sharing, panelOpen, onOpenPanel }: BannerStackProps) {
  const path = useObservable(controller.media.path);
  const remote = useObservable(controller.media.remote);
  const { level } = useObservable(controller.network.state);
  return (
    <div class={styles.banners}>
      {sharing && (
        <SharingBanner
          state={state}
          paused={degradation(level).screen}
          local={controller.local}
          onStop={() => controller.screen.stop()}
        />
      )}
      {state.lead && (
        <CrisisBanners
          state={state}
          lead={state.lead}
          controller={controller}
          panelOpen={panelOpen}
          onOpen={onOpenPanel}
        />
      )}
      <RoomBanners state={state} path={path} level={level} sharing={sharing} local={controller.local} />
      {isHeld(state) && <HoldCard />}
      <OwnRoomBanner state={state} controller={controller} />
      <RoomAudio remote={remote} ownId={state.you.participantId} />
      {state.session.chair === state.you.participantId && (
        <ChairBanner state={state} controller={controller} />
      )}
      {state.you.supervises && !state.lead && <SupervisorBanner state={state} controller={controller} />}
      {state.lead && (
        <LeadBanners
          state={state}
          lead={state.lead}
          controller={controller}
          panelOpen={panelOpen}
          onOpen={onOpenPanel}
        />
      )}
    </div>
  );
}
