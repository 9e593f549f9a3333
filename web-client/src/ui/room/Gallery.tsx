import type { RemoteMedia } from '../../media/MediaSession';
import type { Participant } from '../../protocol/messages';
import { text } from '../../text';
import { fitTiles } from './fitTiles';
import styles from './Gallery.module.css';
import { Tile } from './Tile';
import { useSize } from './useSize';

interface GalleryProps {
  participants: Participant[];
  ownId: string;
  ownVideo: MediaStreamTrack | null;
  remote: ReadonlyMap<string, RemoteMedia>;
  speaking: string[];
}

const GAP = 10;

/** Everybody at the same size, in an order that does not change while they talk: leads first, oneself last. */
export function Gallery({ participants, ownId, ownVideo, remote, speaking }: GalleryProps) {
  const { ref, size } = useSize<HTMLUListElement>();
  const grid = fitTiles(participants.length, size.width, size.height, GAP);
  const rank = (one: Participant) => (one.participantId === ownId ? 2 : one.role === 'lead' ? 0 : 1);
  const ordered = [...participants].sort((a, b) => rank(a) - rank(b));
  return (
    <ul ref={ref} class={styles.gallery} aria-label={text.room.gallery} style={{ gap: `${GAP}px` }}>
      {ordered.map((participant) => {
        const own = participant.participantId === ownId;
        return (
          <li
            key={participant.participantId}
            style={{ width: `${grid.width}px`, height: `${grid.height}px` }}
          >
            <Tile
              participant={participant}
              own={own}
              video={(own ? ownVideo : remote.get(participant.participantId)?.video) ?? null}
              speaking={speaking.includes(participant.participantId)}
              small={grid.width < 200}
            />
          </li>
        );
      })}
    </ul>
  );
}
