import type { LocalMedia } from '../../media/LocalMedia';
import type { RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { Dialog } from '../shared/Dialog';
import dialogStyles from '../shared/Dialog.module.css';
import { useObservable } from '../shared/useObservable';
import { ownSideRoom } from '../side-rooms/whereabouts';

interface ShowScreenDialogProps {
  state: RoomState;
  controller: RoomController;
  onClose: () => void;
}

/** Explains, before the browser's dialog, what everyone will see. */
export function ShowScreenDialog({ state, controller, onClose }: ShowScreenDialogProps) {
  const place = ownSideRoom(state) ? 'sideRoom' : 'group';
  return (
    <Dialog title={text.ownScreen.ask[place].title} onClose={onClose}>
      <p>
        <strong>{text.ownScreen.ask[place].body}</strong>
      </p>
      <p>{text.ownScreen.ask.camera}</p>
      <div class={dialogStyles.buttons}>
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          look="main"
          icon="screen"
          onClick={() => {
            // Within the click: later the browser would not ask.
            void controller.screen.start();
            onClose();
          }}
        >
          {text.ownScreen.choose}
        </Button>
      </div>
    </Dialog>
  );
}

interface SharingBannerProps {
  state: RoomState;
  /** This network is too weak for it now. */
  paused: boolean;
  local: LocalMedia;
  onStop: () => void;
}

/** Shown during screen sharing, so that it is not forgotten. */
export function SharingBanner({ state, paused, local, onStop }: SharingBannerProps) {
  const { video } = useObservable(local.state);
  const place = ownSideRoom(state) ? 'sideRoom' : 'group';
  return (
    <Banner icon="screen" tone="warm">
      <span>
        <strong>{paused ? text.ownScreen.paused : text.ownScreen.sharing[place]}</strong>
        {video.on && !paused && ` ${text.ownScreen.cameraBack}`}
      </span>
      <Button look="main" icon="stop" aria-label={text.ownScreen.stopNamed} onClick={onStop}>
        {text.ownScreen.stop}
      </Button>
    </Banner>
  );
}
