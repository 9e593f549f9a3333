import type { Participant } from '../../protocol/messages';
import { text } from '../../text';
import { classes } from '../shared/classes';
import { initials } from '../shared/format';
import { Icon } from '../shared/Icon';
import { VideoTrack } from '../shared/Track';
import { useFlowing } from '../shared/useFlowing';
import styles from './Tile.module.css';

interface TileProps {
  participant: Participant;
  own: boolean;
  video: MediaStreamTrack | null;
  /** The video is not sent to this device: the tile would show an old picture. */
  withheld: boolean;
  speaking: boolean;
  /** Has the chair of a peer group. */
  chair: boolean;
  /** Was called on and has not spoken yet. */
  called: boolean;
  small: boolean;
}

export function Tile({ participant, own, video, withheld, speaking, chair, called, small }: TileProps) {
  const flowing = useFlowing(video);
  const { sending, media, mutedByLead, connected } = participant;
  const shown = own
    ? video !== null
    : !withheld && sending.video && !mutedByLead.includes('video') && (media.video || flowing);
  const silent = !sending.audio || mutedByLead.includes('audio');
  const mark = called
    ? text.room.calledOn
    : chair
      ? text.room.hasChair
      : own && participant.sharingSince
        ? text.screen.youShow
        : text.marks[participant.role];
  const name = own ? text.room.you : participant.name;
  return (
    <div
      class={classes(
        styles.tile,
        speaking && styles.speaking,
        called && styles.called,
        !connected && styles.away,
      )}
      style={{ '--hue': hue(participant.participantId) }}
      data-testid="tile"
      data-participant={participant.participantId}
      data-video={shown}
    >
      {shown && video ? (
        <VideoTrack track={video} mirrored={own} class={styles.video} />
      ) : (
        <span class={styles.initials} aria-hidden="true">
          {initials(participant.name)}
        </span>
      )}
      {withheld && sending.video && <span class="visually-hidden">{text.network.notLoaded}</span>}
      {participant.handRaisedAt && (
        <span class={styles.hand}>
          <Icon name="hand" size={20} />
          <span class="visually-hidden">{text.room.handRaised}</span>
        </span>
      )}
      {!connected && (
        <span class={styles.line}>
          <Icon name="network-off" size={20} />
          <span class={small ? 'visually-hidden' : undefined}>{text.room.theirConnection}</span>
        </span>
      )}
      <span class={styles.label}>
        {speaking ? (
          <Badge icon="waves" meaning={text.room.speaking} />
        ) : (
          silent && (
            <Badge
              icon="microphone-off"
              meaning={mutedByLead.includes('audio') ? text.room.mutedByLead : text.room.micOff}
            />
          )
        )}
        <span class={styles.name}>{name}</span>
        {mark && <span class={styles.mark}>{mark}</span>}
      </span>
    </div>
  );
}

function Badge({ icon, meaning }: { icon: 'waves' | 'microphone-off'; meaning: string }) {
  return (
    <>
      <Icon name={icon} size={18} />
      <span class="visually-hidden">{meaning}</span>
    </>
  );
}

/** A color for each participant that stays the same during the session. */
function hue(id: string): string {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  const tints = [168, 32, 210, 95, 345, 260, 15];
  return String(tints[sum % tints.length] ?? 168);
}
