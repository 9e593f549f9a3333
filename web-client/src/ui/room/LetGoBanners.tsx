import type { LocalMedia } from '../../media/LocalMedia';
import type { MediaKind } from '../../protocol/messages';
import { text } from '../../text';
import { Announcer } from '../shared/Announcer';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { useObservable } from '../shared/useObservable';

const KINDS = ['audio', 'video'] satisfies MediaKind[];

/** Shown after a hold or a lifted mute: only the participants turn their own microphones on, so they have to know. */
export function LetGoBanners({ local }: { local: LocalMedia }) {
  const devices = useObservable(local.state);
  const kinds = KINDS.filter((kind) => devices[kind].letGo);
  return (
    <>
      {kinds.map((kind) => (
        <Banner key={kind} icon={kind === 'audio' ? 'microphone-off' : 'camera-off'}>
          <span>{text.room.letGo[kind]}</span>
          <Button look="main" onClick={() => void local.turn(kind, true)}>
            {kind === 'audio' ? text.room.mic.off : text.room.camera.off}
          </Button>
          <Button
            aria-label={text.labeled(text.room.letGo.off, text.room.letGo[kind])}
            onClick={() => void local.turn(kind, false)}
          >
            {text.room.letGo.off}
          </Button>
        </Banner>
      ))}
      <Announcer say={text.sentences(kinds.map((kind) => text.room.letGo[kind]))} />
    </>
  );
}
