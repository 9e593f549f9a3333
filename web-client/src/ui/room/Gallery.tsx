import { useEffect, useState } from 'preact/hooks';
import type { RemoteMedia } from '../../media/MediaSession';
import type { Participant } from '../../protocol/messages';
import { text } from '../../text';
import { SharedScreen, type Missing } from '../shared-screen/SharedScreen';
import { fitStage, fitTiles } from './fitTiles';
import styles from './Gallery.module.css';
import { Tile } from './Tile';
import { useSize } from './useSize';

/** A screen that another participant shows in this room. */
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
  /** The chair of a peer group, and the participant who was called on. */
  chair: string | null;
  called: string | null;
  screen: Shown | null;
  /** Others' videos are not sent to this device now. */
  withheld: boolean;
  /** The gallery is covered: its tiles are not seen. */
  covered: boolean;
  /** Receives the height of each other tile, in pixels of the screen. */
  onShow: (tiles: ReadonlyMap<string, number>) => void;
}

const GAP = 10;

/**
 * The tiles of all participants, at one size and in an order that does not change while they talk: leads first,
 * oneself last. A shared screen is large and takes the place of its owner's face; all others are then small.
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
  /** The shared screen that this person has enlarged, until it ends. */
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

/** Device pixels per CSS pixel: text gains by each of them. */
function dots() {
  return window.devicePixelRatio || 1;
}

/** Limited to what improves a face: a phone has a ratio of three and would request the largest picture. */
function sharpness() {
  return Math.min(dots(), 1.5);
}
