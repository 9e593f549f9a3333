import { asFailure, Failure } from '../errors';
import { Observable } from '../observable';
import type { MediaKind, MediaSwitches } from '../protocol/messages';
import { deviceFailure } from './deviceFailure';
import { rememberDevices, rememberedDevices } from './rememberedDevices';

/** One of the two: microphone or camera. */
export interface DeviceState {
  /** The person's own switch. */
  on: boolean;
  /** Muted by a lead. */
  held: boolean;
  /** It was on when a lead muted it and may be on again; the participant has not decided yet. */
  letGo: boolean;
  track: MediaStreamTrack | null;
  failure: Failure | null;
  /** A request to the browser is under way; it may be asking the person. */
  asking: boolean;
}

export interface LocalMediaState {
  audio: DeviceState;
  video: DeviceState;
  devices: MediaDeviceInfo[];
  chosen: Partial<Record<MediaKind, string>>;
}

/** Small pictures: twelve of them must go through an old phone. A lead's is larger, and sent in three sizes. */
const SIZES = {
  small: { width: { ideal: 640 }, height: { ideal: 360 } },
  large: { width: { ideal: 960 }, height: { ideal: 540 } },
};
const VIDEO: MediaTrackConstraints = {
  frameRate: { ideal: 20, max: 24 },
  facingMode: 'user',
};
const AUDIO: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

const TOO_LATE = 'closed-while-asking';

const nothing: DeviceState = {
  on: false,
  held: false,
  letGo: false,
  track: null,
  failure: null,
  asking: false,
};

/**
 * This device's microphone and camera. The microphone is muted by silence (so the bridge goes on receiving, which is
 * proof of presence); the camera is switched off for real, so that its light goes out.
 */
export class LocalMedia {
  readonly state = new Observable<LocalMediaState>({
    audio: nothing,
    video: nothing,
    devices: [],
    chosen: rememberedDevices(),
  });

  private size: keyof typeof SIZES = 'small';
  private closings = 0;
  private readonly onWhenHeld: MediaSwitches = { audio: false, video: false };

  constructor(
    private readonly devices: MediaDevices | undefined = typeof navigator === 'undefined'
      ? undefined
      : navigator.mediaDevices,
  ) {
    devices?.addEventListener?.('devicechange', () => void this.listDevices());
  }

  get switches(): MediaSwitches {
    const { audio, video } = this.state.value;
    return { audio: sends(audio), video: sends(video) };
  }

  /**
   * Asks for both devices at once, because one question is calmer than two; if that fails, for each by itself. The
   * microphone is requested even when muted: its silent packets prove that the participant is there.
   */
  async open(wanted: MediaSwitches) {
    this.patch('audio', { on: wanted.audio, asking: true, failure: null });
    if (wanted.video) {
      this.patch('video', { on: true, asking: true, failure: null });
      try {
        const stream = await this.request({
          audio: this.constraints('audio'),
          video: this.constraints('video'),
        });
        this.took('audio', stream.getAudioTracks()[0]);
        this.took('video', stream.getVideoTracks()[0]);
        await this.listDevices();
        return;
      } catch (thrown) {
        if (tooLate(thrown)) return;
        // One of the two may still be available.
      }
    }
    await this.acquire('audio');
    if (wanted.video) await this.turn('video', true);
  }

  /** The person's own switch. */
  async turn(kind: MediaKind, on: boolean) {
    const before = this.state.value[kind];
    this.patch(kind, { on, letGo: false });
    if (!on) {
      if (kind === 'video') this.drop('video');
      this.apply(kind);
      return;
    }
    if (before.track?.readyState === 'live') this.apply(kind);
    else await this.acquire(kind);
  }

  /** Switches to another microphone or camera; remembered on this device. */
  async choose(kind: MediaKind, deviceId: string) {
    const chosen = { ...this.state.value.chosen, [kind]: deviceId };
    this.state.update((state) => ({ ...state, chosen }));
    rememberDevices(chosen);
    if (this.state.value[kind].on || kind === 'audio') await this.acquire(kind);
  }

  /** Applies or lifts a mute by a lead. Only the participant switches the device on again. */
  hold(kind: MediaKind, held: boolean) {
    const before = this.state.value[kind];
    if (before.held === held) return;
    if (held) this.onWhenHeld[kind] = before.on || before.letGo;
    this.patch(kind, held ? { held, on: false, letGo: false } : { held, letGo: this.onWhenHeld[kind] });
    if (held && kind === 'video') this.drop('video');
    this.apply(kind);
  }

  /** Sets the camera's picture size from now on. */
  pictures(size: keyof typeof SIZES) {
    if (size === this.size) return;
    this.size = size;
    // A camera that cannot change its size continues as it is.
    void this.state.value.video.track?.applyConstraints?.(this.constraints('video')).catch(() => undefined);
  }

  /** Turns every device off, because the media are no longer used. */
  close() {
    this.closings += 1;
    this.drop('audio');
    this.drop('video');
    this.patch('audio', nothing);
    this.patch('video', nothing);
  }

  private async acquire(kind: MediaKind) {
    this.patch(kind, { asking: true, failure: null });
    try {
      const stream = await this.request({ [kind]: this.constraints(kind) });
      this.took(kind, stream.getTracks()[0]);
      await this.listDevices();
    } catch (thrown) {
      if (tooLate(thrown)) return;
      this.drop(kind);
      this.patch(kind, { asking: false, on: false, failure: deviceFailure(thrown, kind) });
    }
  }

  private took(kind: MediaKind, track: MediaStreamTrack | undefined) {
    if (!track) throw new Failure(`${kind}-missing`, 'device');
    if (kind === 'video' && !this.state.value.video.on) {
      // Switched off again while the browser was asking.
      track.stop();
      this.patch(kind, { asking: false });
      return;
    }
    this.drop(kind);
    track.onended = () => this.lost(kind, track);
    // Before any consumer gets the track: a muted participant must not be heard for a moment.
    const { on, held } = this.state.value[kind];
    track.enabled = on && !held;
    this.patch(kind, { track, asking: false, failure: null });
  }

  /**
   * The device was unplugged or taken by the system. Tries once more, because another device may be there, and reports
   * a failure otherwise.
   */
  private lost(kind: MediaKind, track: MediaStreamTrack) {
    if (this.state.value[kind].track !== track) return;
    this.patch(kind, { track: null });
    if (this.state.value[kind].on || kind === 'audio') void this.acquire(kind);
  }

  private drop(kind: MediaKind) {
    const { track } = this.state.value[kind];
    if (!track) return;
    track.onended = null;
    track.stop();
    this.patch(kind, { track: null });
  }

  private apply(kind: MediaKind) {
    const { track, on, held } = this.state.value[kind];
    if (track) track.enabled = on && !held;
  }

  private constraints(kind: MediaKind): MediaTrackConstraints {
    const deviceId = this.state.value.chosen[kind];
    // `ideal`, not `exact`: a headset left at home must not keep the participant out.
    return {
      ...(kind === 'audio' ? AUDIO : { ...VIDEO, ...SIZES[this.size] }),
      ...(deviceId && { deviceId: { ideal: deviceId } }),
    };
  }

  private async request(constraints: MediaStreamConstraints): Promise<MediaStream> {
    // Browsers hide the devices from pages without a secure connection.
    if (!this.devices?.getUserMedia) throw new Failure('devices-hidden', 'device');
    const { closings } = this;
    const stream = await this.devices.getUserMedia(constraints);
    if (closings === this.closings) return stream;
    // Everything was switched off while the browser was asking: nothing may stay on behind that.
    for (const track of stream.getTracks()) track.stop();
    throw new Failure(TOO_LATE, 'device');
  }

  private async listDevices() {
    try {
      const devices = (await this.devices?.enumerateDevices()) ?? [];
      this.state.update((state) => ({ ...state, devices: devices.filter((one) => one.deviceId !== '') }));
    } catch (thrown) {
      console.warn('homegroup: no list of devices', asFailure(thrown).message);
    }
  }

  private patch(kind: MediaKind, change: Partial<DeviceState>) {
    this.state.update((state) => ({ ...state, [kind]: { ...state[kind], ...change } }));
  }
}

function tooLate(thrown: unknown) {
  return thrown instanceof Failure && thrown.code === TOO_LATE;
}

/** True while the device sends. */
export function sends(device: DeviceState) {
  return device.on && !device.held && device.track !== null;
}
