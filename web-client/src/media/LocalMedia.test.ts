import { beforeEach, expect, test } from 'vitest';
import type { MediaKind } from '../protocol/messages';
import { fakeTrack } from '../testing/FakePeer';
import { LocalMedia } from './LocalMedia';

type Wanted = MediaStreamConstraints;
let asked: string[];
let refuse: (wanted: Wanted) => string | undefined;
let stopped: string[];
let local: LocalMedia;

function stream(wanted: Wanted): MediaStream {
  const make = (kind: MediaKind) =>
    Object.assign(fakeTrack(kind, kind), { stop: () => stopped.push(kind) }) as MediaStreamTrack;
  const audio = wanted.audio ? [make('audio')] : [];
  const video = wanted.video ? [make('video')] : [];
  return {
    getTracks: () => [...audio, ...video],
    getAudioTracks: () => audio,
    getVideoTracks: () => video,
  } as unknown as MediaStream;
}

beforeEach(() => {
  asked = [];
  stopped = [];
  refuse = () => undefined;
  local = new LocalMedia({
    async getUserMedia(wanted: Wanted) {
      asked.push(Object.keys(wanted).join('+'));
      const name = refuse(wanted);
      if (name) throw Object.assign(new Error(name), { name });
      return stream(wanted);
    },
    enumerateDevices: async () => [],
    addEventListener: () => undefined,
  } as unknown as MediaDevices);
});

test('asks once for both', async () => {
  await local.open({ audio: true, video: true });
  expect(asked).toEqual(['audio+video']);
  expect(local.switches).toEqual({ audio: true, video: true });
});

test('no camera: the microphone is still to be had, and the reason is kept', async () => {
  refuse = (wanted) => (wanted.video ? 'NotFoundError' : undefined);
  await local.open({ audio: true, video: true });
  expect(asked).toEqual(['audio+video', 'audio', 'video']);
  expect(local.switches).toEqual({ audio: true, video: false });
  expect(local.state.value.video.failure?.code).toBe('video-missing');
});

test.each([
  ['NotAllowedError', 'audio-refused'],
  ['NotFoundError', 'audio-missing'],
  ['NotReadableError', 'audio-busy'],
  ['SomethingNew', 'audio-failed'],
])('%s is said as %s, and can be tried again', async (name, code) => {
  refuse = () => name;
  await local.turn('audio', true);
  expect(local.state.value.audio).toMatchObject({ on: false, failure: { code, category: 'device' } });
  refuse = () => undefined;
  await local.turn('audio', true);
  expect(local.state.value.audio).toMatchObject({ on: true, failure: null });
});

test('a page that did not come over a secure line has no devices at all', async () => {
  const bare = new LocalMedia(undefined);
  await bare.open({ audio: true, video: true });
  expect(bare.state.value.audio.failure?.code).toBe('devices-hidden');
});

test('mute is silence, camera off puts the light out', async () => {
  await local.open({ audio: true, video: true });
  const microphone = local.state.value.audio.track;
  await local.turn('audio', false);
  await local.turn('video', false);
  expect(microphone?.enabled).toBe(false);
  expect(local.state.value.audio.track).toBe(microphone);
  expect(local.state.value.video.track).toBeNull();
  expect(stopped).toEqual(['video']);
  await local.turn('audio', true);
  expect(microphone?.enabled).toBe(true);
  expect(asked).toHaveLength(1);
});

test('muted before a reload: the microphone is taken again, silent', async () => {
  await local.open({ audio: false, video: false });
  expect(asked).toEqual(['audio']);
  expect(local.state.value.audio).toMatchObject({ on: false, track: { enabled: false } });
  expect(local.switches.audio).toBe(false);
});

test('a device that is pulled out: another one is asked for', async () => {
  await local.open({ audio: true, video: false });
  local.state.value.audio.track?.onended?.call(local.state.value.audio.track, {} as Event);
  await Promise.resolve();
  expect(asked).toEqual(['audio', 'audio']);
});

test('left while the browser was asking: nothing stays on', async () => {
  const opening = local.open({ audio: true, video: true });
  local.close();
  await opening;
  expect(stopped).toEqual(['audio', 'video']);
  expect(local.state.value.audio).toMatchObject({ on: false, track: null, asking: false });
});

test('everything is off in the end', async () => {
  await local.open({ audio: true, video: true });
  local.close();
  expect(stopped).toEqual(['audio', 'video']);
  expect(local.switches).toEqual({ audio: false, video: false });
});

test('a lead’s picture is larger, also of a camera that is on already', async () => {
  await local.open({ audio: true, video: true });
  const applied: MediaTrackConstraints[] = [];
  Object.assign(local.state.value.video.track ?? {}, {
    applyConstraints: async (constraints: MediaTrackConstraints) => void applied.push(constraints),
  });
  local.pictures('large');
  local.pictures('large');
  expect(applied).toMatchObject([{ width: { ideal: 960 }, height: { ideal: 540 } }]);
});

test('who could be heard when a lead held them back is told that they may be again; who was off is not', async () => {
  await local.open({ audio: true, video: false });
  for (const kind of ['audio', 'video'] satisfies MediaKind[]) {
    local.hold(kind, true);
    expect(local.state.value[kind]).toMatchObject({ on: false, held: true, letGo: false });
    local.hold(kind, false);
  }
  expect(local.state.value.audio).toMatchObject({ on: false, held: false, letGo: true });
  expect(local.state.value.video).toMatchObject({ on: false, held: false, letGo: false });
  // Muted and released once more before the participant answered.
  local.hold('audio', true);
  local.hold('audio', false);
  expect(local.state.value.audio.letGo).toBe(true);
  await local.turn('audio', false);
  expect(local.state.value.audio).toMatchObject({ on: false, letGo: false });
});
