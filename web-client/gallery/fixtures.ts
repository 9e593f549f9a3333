import type { CheckState } from '../src/check/LineChecker';
import { Failure } from '../src/errors';
import type { Level } from '../src/line/lineQuality';
import { SaveData, type Suggestion } from '../src/line/saveData';
import type { DeviceState, LocalMedia, LocalMediaState } from '../src/media/LocalMedia';
import type { MediaPath, RemoteMedia } from '../src/media/MediaSession';
import { Observable } from '../src/observable';
import type { LineCheck, Participant, SnapshotFields } from '../src/protocol/messages';
import { reduce } from '../src/session/reduce';
import {
  atTheDoor,
  type ChatLine,
  type ClientState,
  type RoomState,
  type WaitingState,
} from '../src/session/state';
import { NOW, welcome } from '../src/testing/people';
import type { CheckedLine } from '../src/ui/check/LineCheckPart';
import type { CrisisCardView, CrisisHead } from '../src/ui/crisis/crisisCard';
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

/** A check of the line that stands where it is. */
export function line(state: CheckState = { at: 'idle' }): CheckedLine {
  return { state: new Observable(state), start: () => undefined, stop: () => undefined };
}

export function lineChecked(change: Partial<LineCheck> = {}): LineCheck {
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
    line: { state: new Observable({ megabytesPerHour: 312.4, level }) },
    screen: { track: new Observable(null), start: async () => undefined, stop: () => undefined },
    screenWanted: new Observable(null),
    failed: () => undefined,
    shows: () => undefined,
    refusal: new Observable(null),
    command: async () => ({ done: true }),
    queueSeen: () => undefined,
    leave: async () => undefined,
    json: async (path: string) =>
      path === 'crises' ? { crises } : path.startsWith('crises/') ? card : { points: trend, sign: null },
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
  return reduce(atTheDoor, { from: 'server', message: welcome(snapshot), now: Date.now() });
}

export function room(snapshot: SnapshotFields, change: Partial<RoomState> = {}): RoomState {
  return { ...(state(snapshot) as RoomState), ...change };
}

export function waiting(snapshot: SnapshotFields, change: Partial<WaitingState> = {}): WaitingState {
  return { ...(state(snapshot) as WaitingState), ...change };
}

export const chat: ChatLine[] = [
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

/** What was written in private, beside what everybody reads. */
export const privately: ChatLine[] = (
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

/** What leads say among themselves. */
export const amongLeads: ChatLine[] = (
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
