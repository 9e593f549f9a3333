import { useEffect, useState } from 'preact/hooks';
import type { RemoteMedia } from '../../media/MediaSession';
import type { Participant } from '../../protocol/messages';
import { text } from '../../text';
import { SharedScreen, type Missing } from '../shared-screen/SharedScreen';
import { fitStage, fitTiles } from './fitTiles';
import styles from './Gallery.module.css';
import { Tile } from './Tile';
import { useSize } from './useSize';

/** A screen that somebody else shows here. */
interface Shown {
  by: Participant;
  missing: Missing;
  onShowIt: () => void;
}

interface GalleryProps {
  participants: Participant[];
  ownId: string;
  ownVideo: MediaStreamTrack | null;
  remote: ReadonlyMap<string, RemoteMedia>;
  speaking: string[];
  /** Who has the chair of a peer group, and who was called on. */
  chair: string | null;
  called: string | null;
  screen: Shown | null;
  /** Others' videos are not sent to this device now. */
  withheld: boolean;
  /** Something stands before it: nobody sees the tiles. */
  covered: boolean;
  /** How tall each of the others stands here, in pixels of the screen. */
  onShow: (tiles: ReadonlyMap<string, number>) => void;
}

const GAP = 10;

/**
 * Everybody at the same size, in an order that does not change while they talk: leads first, oneself last. When
 * somebody shows a screen it is large, in place of their face, and all others are small.
 */
export function Gallery({
  participants,
  ownId,
  ownVideo,
  remote,
  speaking,
  chair,
  called,
  screen,
  withheld,
  covered,
  onShow,
}: GalleryProps) {
  const { ref, size } = useSize<HTMLDivElement>();
  /** The one that this person looks at, and at nothing else: until it is over. */
  const [largeOf, setLargeOf] = useState<string | null>(null);
  const sharer = screen?.by.participantId;
  const large = largeOf !== null && largeOf === screen?.by.sharingSince;
  const stage = screen && fitStage(size.width, size.height, GAP);
  const faces = participants.filter((one) => one.participantId !== sharer);
  const place = stage?.faces ?? size;
  const grid = fitTiles(faces.length, place.width, place.height, GAP);
  const rank = (one: Participant) => (one.participantId === ownId ? 2 : one.role === 'lead' ? 0 : 1);
  const ordered = [...faces].sort((a, b) => rank(a) - rank(b));
  const others = ordered.filter((one) => one.participantId !== ownId).map((one) => one.participantId);
  const height = covered || large ? 0 : Math.round(grid.height * sharpness());
  const picture = covered || !stage ? 0 : Math.round((large ? size : stage.screen).height * dots());
  useEffect(() => {
    const tiles = new Map(others.map((id) => [id, height]));
    if (sharer) tiles.set(sharer, picture);
    onShow(tiles);
  }, [others.join(), height, sharer, picture]);
  useEffect(() => () => onShow(new Map()), []);
  return (
    <div ref={ref} class={styles.stage} data-beside={stage?.beside} style={{ gap: `${GAP}px` }}>
      {screen && stage && (
        <div class={styles.screen} style={large ? { width: '100%', height: '100%' } : inPixels(stage.screen)}>
          <SharedScreen
            by={screen.by}
            video={remote.get(screen.by.participantId)?.video ?? null}
            missing={screen.missing}
            large={large}
            onLarge={(wanted) => setLargeOf(wanted ? screen.by.sharingSince : null)}
            onShowIt={screen.onShowIt}
          />
        </div>
      )}
      <ul
        class={styles.gallery}
        aria-label={text.room.gallery}
        hidden={large}
        data-scrolls={grid.scrolls}
        tabIndex={grid.scrolls ? 0 : undefined}
        style={{ gap: `${GAP}px`, ...(stage && inPixels(stage.faces)) }}
      >
        {ordered.map((participant) => {
          const own = participant.participantId === ownId;
          return (
            <li key={participant.participantId} style={inPixels(grid)}>
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
    </div>
  );
}

const inPixels = ({ width, height }: { width: number; height: number }) => ({
  width: `${width}px`,
  height: `${height}px`,
});

/** Dots to a pixel: letters gain by each of them. */
function dots() {
  return window.devicePixelRatio || 1;
}

/** As far as a face gains by them: a phone has three, and would ask for the largest picture. */
function sharpness() {
  return Math.min(dots(), 1.5);
}
