import type { PreflightState } from '../src/preflight/Preflight';
import { fakeScope } from '../src/testing/fakeApi';
import { Failure } from '../src/errors';
import type { Level } from '../src/network/networkQuality';
import { SaveData, type Suggestion } from '../src/network/saveData';
import type { DeviceState, LocalMedia, LocalMediaState } from '../src/media/LocalMedia';
import type { MediaPath, RemoteMedia } from '../src/media/MediaSession';
import { Observable } from '../src/observable';
import type { PreflightResult, Participant, SnapshotFields } from '../src/protocol/messages';
import { reduce } from '../src/session/reduce';
import {
  joining,
  type ChatMessage,
  type ClientState,
  type RoomState,
  type WaitingState,
} from '../src/session/state';
import { NOW, welcome } from '../src/testing/people';
import type { PreflightControls } from '../src/ui/preflight/ConnectionCheck';
import type { CrisisCardView, CrisisHead } from '../src/api/crises';
import type { RoomController } from '../src/ui/room/RoomController';
import { fakeFace } from './fakeFaces';
import { fakeSheet } from './fakeSheet';

export const on = (track: MediaStreamTrack | null): DeviceState => ({
  on: true,
  held: false,
  letGo: false,
  track,
  failure: null,
  asking: false,
});

export const off: DeviceState = {
  on: false,
  held: false,
  letGo: false,
  track: null,
  failure: null,
  asking: false,
};

export const refused = (kind: 'audio' | 'video'): DeviceState => ({
  ...off,
  failure: new Failure(`${kind}-refused`, 'device'),
});

export function local(audio: DeviceState, video: DeviceState): LocalMedia {
  const state = new Observable<LocalMediaState>({ audio, video, devices: [], chosen: {} });
  const nothing = async () => undefined;
  return { state, turn: nothing, choose: nothing, open: nothing } as unknown as LocalMedia;
}

export function withCamera(): LocalMedia {
  return local(on(null), on(fakeFace(9)));
}

export function saving(on: boolean, suggested: Suggestion | null = null): SaveData {
  return new SaveData(suggested, { getItem: () => (on ? 'on' : 'off'), setItem: () => undefined });
}

/** A connection check that stays in the given state. */
export function preflight(state: PreflightState = { at: 'idle' }): PreflightControls {
  return { state: new Observable(state), start: () => undefined, stop: () => undefined };
}

export function preflightResult(change: Partial<PreflightResult> = {}): PreflightResult {
  return {
    rating: 'good',
    recommendations: [],
    path: 'direct',
    roundTripMs: 42,
    lossUpPercent: 0,
    lossDownPercent: 0,
    kilobitsPerSecond: 488,
    microphone: 'on',
    camera: 'on',
    at: '2026-11-21T23:12:00.000Z',
    ...change,
  };
}

export function controller(
  participants: Participant[],
  own: LocalMedia,
  path: MediaPath = 'connected',
  saveData = saving(false),
  level: Level = 'full',
  crises: CrisisHead[] = [],
): RoomController {
  const remote = new Map<string, RemoteMedia>();
  participants.forEach((one, index) => {
    if (one.sending.video && one.media.video)
      remote.set(one.participantId, { video: one.sharingSince ? fakeSheet() : fakeFace(index) });
  });
  return {
    media: { remote: new Observable<ReadonlyMap<string, RemoteMedia>>(remote), path: new Observable(path) },
    local: own,
    saveData,
    network: { state: new Observable({ megabytesPerHour: 312.4, level }) },
    screen: { track: new Observable(null), start: async () => undefined, stop: () => undefined },
    screenWanted: new Observable(null),
    failed: () => undefined,
    setVisibleTiles: () => undefined,
    refusal: new Observable(null),
    command: async () => ({ done: true }),
    queueSeen: () => undefined,
    leave: async () => undefined,
    ...fakeScope((path) =>
      path === 'crises' ? { crises } : path.startsWith('crises/') ? card : { points: trend, sign: null },
    ),
  } as unknown as RoomController;
}

export const card: CrisisCardView = {
  crisisId: 'crisis-1',
  participantId: 'p-ana',
  name: 'Ana Morales',
  raisedAt: NOW,
  closed: null,
  answersState: 'good',
  location: {
    address: '1200 Willow Street',
    city: 'Austin',
    state: 'TX',
    county: 'Travis',
    confirmed: true,
  },
  telephone: '512 555 0134',
  support: { name: 'Lucia Morales', phone: '512 555 0171' },
  numbers: [
    { name: 'Travis County emergency dispatch', number: '+1 512 555 0117' },
    { name: 'State crisis line', number: '+1 800 555 0190' },
  ],
  lastMediaAt: NOW,
  log: [
    { step: 'stayed', text: null, by: 'Dr. Elena Rivera', at: NOW, late: false },
    {
      step: 'note',
      text: 'Breathing with her; her sister is on the way.',
      by: 'Dr. Elena Rivera',
      at: NOW,
      late: false,
    },
  ],
};

const trend = [
  ['2026-10-06', 3, false],
  ['2026-10-20', 5, false],
  ['2026-10-29', 6, true],
  ['2026-11-05', 4, false],
  ['2026-11-12', 2, false],
  ['2026-11-17', 3, false],
  ['2026-11-21', 7, false],
].map(([date, craving, used]) => ({
  date,
  craving,
  used,
  answersState: date === '2026-11-12' ? 'lost' : 'good',
}));

function state(snapshot: SnapshotFields): ClientState {
  return reduce(joining, { from: 'server', message: welcome(snapshot), now: Date.now() });
}

export function room(snapshot: SnapshotFields, change: Partial<RoomState> = {}): RoomState {
  return { ...(state(snapshot) as RoomState), ...change };
}

export function waiting(snapshot: SnapshotFields, change: Partial<WaitingState> = {}): WaitingState {
  return { ...(state(snapshot) as WaitingState), ...change };
}

export const chat: ChatMessage[] = [
  ['p-elena', 'Dr. Elena R.', 'Welcome, everybody. We start with a round: how are you today, in one word?'],
  ['p-ben', 'Ben C.', 'Tired, but here.'],
  ['p-ana', 'Ana M.', 'Hopeful. My sound is bad today, so I will write more.'],
  ['p-marcus', 'Marcus O.', 'Thank you Ana. Writing is fine.'],
].map(([from = '', name = '', text = ''], index) => ({
  number: index + 1,
  from,
  to: 'group',
  toName: null,
  amongLeads: false,
  name,
  mine: from === 'p-ana',
  text,
  at: `2026-11-21T23:1${index}:00.000Z`,
}));

/** Private messages beside messages to everyone. */
export const privately: ChatMessage[] = (
  [
    ['p-ana', 'Ana Morales', 'leads', null, 'I did not sleep. Can I sit this round out?'],
    ['p-elena', 'Dr. Elena Rivera', 'p-ana', 'Ana Morales', 'Of course. Just listen today.'],
  ] as const
).map(([from, name, to, toName, text], index) => ({
  number: 20 + index,
  from,
  to,
  toName,
  amongLeads: false,
  name,
  mine: from === 'p-elena',
  text,
  at: `2026-11-21T23:1${5 + index}:00.000Z`,
}));

/** Messages among the leads. */
export const amongLeads: ChatMessage[] = (
  [
    ['p-marcus', 'Marcus Okafor', 'Ben has been quiet since the break. Shall I ask him?'],
    ['p-elena', 'Dr. Elena Rivera', 'Yes, after Chloe. I keep the time.'],
    ['p-marcus', 'Marcus Okafor', 'Then the exercise, ten minutes shorter?'],
  ] as const
).map(([from, name, text], index) => ({
  number: 30 + index,
  from,
  to: 'leads',
  toName: null,
  amongLeads: true,
  name,
  mine: from === 'p-elena',
  text,
  at: `2026-11-21T23:1${7 + index}:00.000Z`,
}));
