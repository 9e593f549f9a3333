import type { SaveData } from '../../network/saveData';
import type { LocalMedia } from '../../media/LocalMedia';
import { sends } from '../../media/LocalMedia';
import { text } from '../../text';
import { SaveDataSwitch } from '../network/SaveDataSwitch';
import { Button } from '../shared/Button';
import { Screen } from '../shared/Screen';
import { useObservable } from '../shared/useObservable';
import styles from './PreflightScreen.module.css';
import { DeviceHelp } from '../preflight/DeviceHelp';
import { DevicePicker } from '../preflight/DevicePicker';
import { LevelMeter } from '../preflight/LevelMeter';
import { ConnectionCheck, type PreflightControls } from './ConnectionCheck';
import { Preview } from '../preflight/Preview';
import { SpeakerTest } from '../preflight/SpeakerTest';

interface PreflightScreenProps {
  title: string;
  local: LocalMedia;
  saveData: SaveData;
  preflight: PreflightControls;
  onJoin: () => void;
  /** For supervisors. */
  onOnCall?: (() => void) | undefined;
}

/** The screen before joining: camera preview, microphone level, test sound. No other person sees any of it. */
export function PreflightScreen({
  title,
  local,
  saveData,
  preflight,
  onJoin,
  onOnCall,
}: PreflightScreenProps) {
  const { audio, video, devices, chosen } = useObservable(local.state);
  const pick = {
    devices,
    chosen,
    onChoose: (kind: 'audio' | 'video', id: string) => void local.choose(kind, id),
  };
  const joinWithoutCamera = async () => {
    await local.turn('video', false);
    onJoin();
  };
  const checked = useObservable(preflight.state);
  const soundOnly = checked.at === 'result' && checked.check.rating === 'sound-only';
  const saving = (
    <section class={styles.part} aria-label={text.network.saveData}>
      <SaveDataSwitch saveData={saveData} />
    </section>
  );
  return (
    <Screen
      title={text.preflight.title}
      over={title}
      wide
      corner={onOnCall && <Button onClick={onOnCall}>{text.today.onCall}</Button>}
    >
      {saveData.suggested && !soundOnly && saving}
      <div class={styles.columns}>
        <section class={styles.picture} aria-label={text.preflight.camera}>
          <Preview video={video} />
          <div class={styles.row}>
            <Button
              icon={sends(video) ? 'camera' : 'camera-off'}
              onClick={() => void local.turn('video', !video.on)}
            >
              {video.on ? text.room.camera.on : text.room.camera.off}
            </Button>
            <DevicePicker kind="video" label={text.preflight.chooseCamera} {...pick} />
          </div>
          {video.failure && (
            <DeviceHelp failure={video.failure} onRetry={() => void local.turn('video', true)} />
          )}
        </section>
        <div class={styles.sound}>
          <section class={styles.part} aria-labelledby="microphone">
            <h2 id="microphone">{text.preflight.microphone}</h2>
            {audio.failure ? (
              <DeviceHelp failure={audio.failure} onRetry={() => void local.turn('audio', true)} />
            ) : (
              <>
                <p class={styles.hint}>{audio.on ? text.preflight.sayHello : text.preflight.microphoneOff}</p>
                <LevelMeter track={audio.on ? audio.track : null} />
              </>
            )}
            <div class={styles.row}>
              <Button
                icon={audio.on ? 'microphone' : 'microphone-off'}
                onClick={() => void local.turn('audio', !audio.on)}
              >
                {audio.on ? text.room.mic.on : text.room.mic.off}
              </Button>
              <DevicePicker kind="audio" label={text.preflight.chooseMicrophone} {...pick} />
            </div>
          </section>
          <section class={styles.part} aria-labelledby="speaker">
            <h2 id="speaker">{text.preflight.speaker}</h2>
            <SpeakerTest />
          </section>
          <section class={styles.part} aria-labelledby="connection">
            <h2 id="connection">{text.connectionCheck.title}</h2>
            <ConnectionCheck preflight={preflight} />
            {soundOnly && <SaveDataSwitch saveData={saveData} why={text.connectionCheck.saveData} />}
          </section>
          {!saveData.suggested && !soundOnly && saving}
          <div class={styles.join}>
            <Button look="main" size="l" wide onClick={onJoin}>
              {text.preflight.join}
            </Button>
            {video.on && (
              <Button look="plain" wide onClick={() => void joinWithoutCamera()}>
                {text.preflight.joinWithoutCamera}
              </Button>
            )}
            {audio.failure && <p class={styles.hint}>{text.preflight.joinAnyway}</p>}
          </div>
        </div>
      </div>
    </Screen>
  );
}
