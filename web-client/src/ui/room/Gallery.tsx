import { useEffect } from 'preact/hooks';
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
  /** Who has the chair of a peer group, and who was called on. */
  chair: string | null;
  called: string | null;
  /** Others' videos are not sent to this device now. */
  withheld: boolean;
  /** Something stands before it: nobody sees the tiles. */
  covered: boolean;
  /** How tall each of the others stands here, in pixels of the screen. */
  onShow: (tiles: ReadonlyMap<string, number>) => void;
}

const GAP = 10;

/** Everybody at the same size, in an order that does not change while they talk: leads first, oneself last. */
export function Gallery({
  participants,
  ownId,
  ownVideo,
  remote,
  speaking,
  chair,
  called,
  withheld,
  covered,
  onShow,
}: GalleryProps) {
  const { ref, size } = useSize<HTMLUListElement>();
  const grid = fitTiles(participants.length, size.width, size.height, GAP);
  const rank = (one: Participant) => (one.participantId === ownId ? 2 : one.role === 'lead' ? 0 : 1);
  const ordered = [...participants].sort((a, b) => rank(a) - rank(b));
  const others = ordered.filter((one) => one.participantId !== ownId).map((one) => one.participantId);
  const height = covered ? 0 : Math.round(grid.height * sharpness());
  useEffect(() => onShow(new Map(others.map((id) => [id, height]))), [others.join(), height]);
  useEffect(() => () => onShow(new Map()), []);
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
              withheld={withheld && !own}
              speaking={speaking.includes(participant.participantId)}
              chair={chair === participant.participantId}
              called={called === participant.participantId}
              small={grid.width < 200}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** Dots to a pixel, as far as a face gains by them: a phone has three, and would ask for the largest picture. */
function sharpness() {
  return Math.min(window.devicePixelRatio || 1, 1.5);
}
