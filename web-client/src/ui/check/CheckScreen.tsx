import type { SaveData } from '../../line/saveData';
import type { LocalMedia } from '../../media/LocalMedia';
import { sends } from '../../media/LocalMedia';
import { text } from '../../text';
import { SaveDataSwitch } from '../line/SaveDataSwitch';
import { Button } from '../shared/Button';
import { Screen } from '../shared/Screen';
import { useObservable } from '../shared/useObservable';
import styles from './CheckScreen.module.css';
import { DeviceHelp } from './DeviceHelp';
import { DevicePicker } from './DevicePicker';
import { LevelMeter } from './LevelMeter';
import { LineCheckPart, type CheckedLine } from './LineCheckPart';
import { Preview } from './Preview';
import { SpeakerTest } from './SpeakerTest';

interface CheckScreenProps {
  title: string;
  local: LocalMedia;
  saveData: SaveData;
  line: CheckedLine;
  onJoin: () => void;
  /** For supervisors. */
  onOnCall?: (() => void) | undefined;
}

/** Before joining: see yourself, hear yourself move the bar, hear a sound. Nobody else sees any of it. */
export function CheckScreen({ title, local, saveData, line, onJoin, onOnCall }: CheckScreenProps) {
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
  const checked = useObservable(line.state);
  const soundOnly = checked.at === 'result' && checked.check.rating === 'sound-only';
  const saving = (
    <section class={styles.part} aria-label={text.line.saveData}>
      <SaveDataSwitch saveData={saveData} />
    </section>
  );
  return (
    <Screen
      title={text.check.title}
      over={title}
      wide
      corner={onOnCall && <Button onClick={onOnCall}>{text.today.onCall}</Button>}
    >
      {saveData.suggested && !soundOnly && saving}
      <div class={styles.columns}>
        <section class={styles.picture} aria-label={text.check.camera}>
          <Preview video={video} />
          <div class={styles.row}>
            <Button
              icon={sends(video) ? 'camera' : 'camera-off'}
              onClick={() => void local.turn('video', !video.on)}
            >
              {video.on ? text.room.camera.on : text.room.camera.off}
            </Button>
            <DevicePicker kind="video" label={text.check.chooseCamera} {...pick} />
          </div>
          {video.failure && (
            <DeviceHelp failure={video.failure} onRetry={() => void local.turn('video', true)} />
          )}
        </section>
        <div class={styles.sound}>
          <section class={styles.part} aria-labelledby="microphone">
            <h2 id="microphone">{text.check.microphone}</h2>
            {audio.failure ? (
              <DeviceHelp failure={audio.failure} onRetry={() => void local.turn('audio', true)} />
            ) : (
              <>
                <p class={styles.hint}>{audio.on ? text.check.sayHello : text.check.microphoneOff}</p>
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
              <DevicePicker kind="audio" label={text.check.chooseMicrophone} {...pick} />
            </div>
          </section>
          <section class={styles.part} aria-labelledby="speaker">
            <h2 id="speaker">{text.check.speaker}</h2>
            <SpeakerTest />
          </section>
          <section class={styles.part} aria-labelledby="line">
            <h2 id="line">{text.lineCheck.title}</h2>
            <LineCheckPart line={line} />
            {soundOnly && <SaveDataSwitch saveData={saveData} why={text.lineCheck.saveData} />}
          </section>
          {!saveData.suggested && !soundOnly && saving}
          <div class={styles.join}>
            <Button look="main" size="l" wide onClick={onJoin}>
              {text.check.join}
            </Button>
            {video.on && (
              <Button look="plain" wide onClick={() => void joinWithoutCamera()}>
                {text.check.joinWithoutCamera}
              </Button>
            )}
            {audio.failure && <p class={styles.hint}>{text.check.joinAnyway}</p>}
          </div>
        </div>
      </div>
    </Screen>
  );
}
