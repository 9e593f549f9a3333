import { useState } from 'preact/hooks';
import type { RemoteMedia } from '../../media/MediaSession';
import { text } from '../../text';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { AudioTrack } from '../shared/Track';

/** The sound of all participants, separate from their videos: it continues whatever is on the screen. */
export function RoomAudio({ remote, ownId }: { remote: ReadonlyMap<string, RemoteMedia>; ownId: string }) {
  const [heldBack, setHeldBack] = useState<(() => void)[]>([]);
  return (
    <>
      {[...remote].map(
        ([participantId, { audio }]) =>
          audio &&
          participantId !== ownId && (
            <AudioTrack
              key={participantId}
              track={audio}
              heldBack={(retry) => setHeldBack((before) => [...before, retry])}
            />
          ),
      )}
      {heldBack.length > 0 && (
        <Banner icon="speaker" tone="warm">
          <span>{text.room.soundBlocked}</span>
          <Button
            look="main"
            onClick={() => {
              setHeldBack([]);
              heldBack.forEach((retry) => retry());
            }}
          >
            {text.room.hearGroup}
          </Button>
        </Banner>
      )}
    </>
  );
}
