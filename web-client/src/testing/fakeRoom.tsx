import { fireEvent, render, screen } from '@testing-library/preact';
import { vi } from 'vitest';
import type { PreflightState } from '../preflight/Preflight';
import { SaveData } from '../network/saveData';
import type { DeviceState, LocalMedia, LocalMediaState } from '../media/LocalMedia';
import { Observable } from '../observable';
import type { Command, PreflightResult, SnapshotFields } from '../protocol/messages';
import { reduce } from '../session/reduce';
import { joining, type RoomState } from '../session/state';
import type { PreflightControls } from '../ui/preflight/ConnectionCheck';
import type { RoomController } from '../ui/room/RoomController';
import { RoomScreen } from '../ui/room/RoomScreen';
import { NOW, welcome } from './people';
import { fakeScope } from './fakeApi';

export const nothing = () => undefined;
export const idle: DeviceState = {
  on: false,
  held: false,
  letGo: false,
  track: null,
  failure: null,
  asking: false,
};

export function fakeLocal(change: Partial<LocalMediaState> = {}) {
  const state = new Observable<LocalMediaState>({
    audio: { ...idle, on: true },
    video: idle,
    devices: [],
    chosen: {},
    ...change,
  });
  return { state, turn: vi.fn(async () => undefined), choose: vi.fn() } as unknown as LocalMedia & {
    turn: ReturnType<typeof vi.fn>;
  };
}

export function fakeController(local = fakeLocal()) {
  const commands: Command[] = [];
  const seen: number[] = [];
  const controller = {
    media: { remote: new Observable(new Map()), path: new Observable('connected') },
    local,
    saveData: new SaveData(null, undefined),
    network: { state: new Observable({ megabytesPerHour: null, level: 'full' }) },
    screen: { track: new Observable<MediaStreamTrack | null>(null), start: vi.fn(), stop: vi.fn() },
    screenWanted: new Observable<string | null>(null),
    failed: vi.fn(),
    setVisibleTiles: vi.fn(),
    refusal: new Observable(null),
    command: async (command: Command) => {
      commands.push(command);
      return { done: true };
    },
    ...fakeScope(() => ({ points: [], sign: null })),
    queueSeen: (version: number) => seen.push(version),
    leave: vi.fn(async () => undefined),
  } as unknown as RoomController & { leave: ReturnType<typeof vi.fn> };
  return { controller, commands, seen };
}

export const notChecked = (state: PreflightState = { at: 'idle' }): PreflightControls => ({
  state: new Observable(state),
  start: vi.fn(),
  stop: vi.fn(),
});

export const checked: PreflightResult = {
  rating: 'trouble',
  recommendations: ['no-path', 'microphone'],
  path: 'none',
  roundTripMs: null,
  lossUpPercent: null,
  lossDownPercent: null,
  kilobitsPerSecond: null,
  microphone: 'refused',
  camera: 'on',
  at: NOW,
};

export const stateOf = <S,>(snapshot: SnapshotFields) =>
  reduce(joining, { from: 'server', message: welcome(snapshot), now: Date.parse(NOW) }) as S;

export function openRoom(snapshot: SnapshotFields, change: Partial<RoomState> = {}) {
  const fake = fakeController();
  render(
    <RoomScreen
      state={{ ...stateOf<RoomState>(snapshot), ...change }}
      controller={fake.controller}
      onDownload={nothing}
      onOtherDevice={nothing}
    />,
  );
  return fake;
}

export const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
