import type { DeviceState } from '../../media/LocalMedia';
import { text } from '../../text';
import { Icon } from '../shared/Icon';
import { VideoTrack } from '../shared/Track';
import styles from './Preview.module.css';

/** The own picture, mirrored. */
export function Preview({ video, note = text.preflight.only }: { video: DeviceState; note?: string }) {
  return (
    <div class={styles.preview}>
      {video.track ? (
        <>
          <VideoTrack track={video.track} mirrored class={styles.video} />
          <p class={styles.note}>{note}</p>
        </>
      ) : (
        <div class={styles.empty}>
          <Icon name={video.asking ? 'camera' : 'camera-off'} size={40} />
          <p>{video.asking ? text.preflight.asking : text.preflight.cameraOff}</p>
        </div>
      )}
    </div>
  );
}
