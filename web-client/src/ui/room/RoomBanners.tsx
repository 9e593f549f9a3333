import type { Level } from '../../network/networkQuality';
import type { LocalMedia } from '../../media/LocalMedia';
import type { MediaPath } from '../../media/MediaSession';
import type { MediaKind } from '../../protocol/messages';
import type { RoomState } from '../../session/state';
import { failureText, text } from '../../text';
import { ConnectionDownBanner } from '../network/ConnectionDownBanner';
import { weakNetwork } from '../network/weakNetwork';
import { isHeld } from '../side-rooms/whereabouts';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { useObservable } from '../shared/useObservable';
import { LetGoBanners } from './LetGoBanners';

/** Banners about problems, most important first, above the room. */
export function RoomBanners({
  state,
  path,
  level,
  sharing,
  local,
}: {
  state: RoomState;
  path: MediaPath;
  level: Level;
  /** Shows a screen. */
  sharing: boolean;
  local: LocalMedia;
}) {
  const devices = useObservable(local.state);
  const lead = state.lead !== null;
  const weak = weakNetwork(level, sharing);
  return (
    <>
      <ConnectionDownBanner connection={state.connection} />
      {!state.session.video && (
        <Banner icon="chat" tone="warm">
          {text.room.noVideo}
        </Banner>
      )}
      {state.session.video && path === 'trouble' && (
        <Banner icon="network" busy>
          {text.room.pathTrouble}
        </Banner>
      )}
      {state.session.video && path === 'connected' && weak && <Banner icon="network">{weak}</Banner>}
      {state.session.phase === 'doors-open' && !lead && <Banner icon="info">{text.room.notStarted}</Banner>}
      {/* The hold has a banner of its own. */}
      {devices.audio.held && !isHeld(state) && <Banner icon="microphone-off">{text.room.heldMic}</Banner>}
      {devices.video.held && <Banner icon="camera-off">{text.room.heldCamera}</Banner>}
      <LetGoBanners local={local} />
      {(['audio', 'video'] satisfies MediaKind[]).map((kind) => {
        const { failure } = devices[kind];
        if (!failure) return null;
        const { title, next } = failureText(failure.code);
        return (
          <Banner key={kind} icon={kind === 'audio' ? 'microphone-off' : 'camera-off'} tone="warm">
            <span>
              <strong>{text.sentences([title])}</strong> {next}
            </span>
            <Button onClick={() => void local.turn(kind, true)}>{text.preflight.tryAgain}</Button>
          </Banner>
        );
      })}
    </>
  );
}
