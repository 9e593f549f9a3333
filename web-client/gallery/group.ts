import type { Agenda, Participant, SideRoomPurpose } from '../src/protocol/messages';
import type { SessionSummary } from '../src/api/sessions';
import {
  benWaits,
  chloeWaits,
  danaWentAway,
  everybody,
  groupSnapshot,
  leadsSnapshot,
  NOW,
  session,
} from '../src/testing/people';
import { preflightResult } from './fixtures';

export const minutesAgo = (minutes: number) =>
  new Date(Date.parse(NOW) - minutes * 60_000 - 1_000).toISOString();

const fullNames: Record<string, string> = {
  'p-elena': 'Dr. Elena Rivera',
  'p-marcus': 'Marcus Okafor',
  'p-ana': 'Ana Morales',
  'p-ben': 'Ben Carter',
  'p-chloe': 'Chloe Dubois',
  'p-dana': 'Dana Kowalski',
  'p-emil': 'Emil Sørensen',
};

/** Leads see full names. */
export const inFull = (one: Participant): Participant => ({
  ...one,
  name: fullNames[one.participantId] ?? one.name,
});

/** Very long names, and one without a place to break. */
export const inLength = (one: Participant, index: number): Participant => ({
  ...one,
  name:
    [
      'Dr. Wilhelmina Constantinopoulou-Featherstonehaugh',
      'Maximiliane-Theodora van den Heuvel-Achterberg',
      'Wolfeschlegelsteinhausenbergerdorff',
      'Ana',
    ][index % 4] ?? one.name,
});

export const today: SessionSummary[] = [
  {
    ...session,
    room: 'Oak room',
    program: 'Evening program',
    role: 'patient',
    waiting: null,
    inRoom: null,
  },
  {
    ...session,
    sessionId: 's-2',
    title: 'Family evening',
    startsAt: '2026-11-22T01:00:00.000Z',
    endsAt: '2026-11-22T02:00:00.000Z',
    doorsOpenAt: '2026-11-22T00:45:00.000Z',
    phase: 'scheduled',
    room: 'Maple room',
    program: 'Evening program',
    role: 'patient',
    waiting: null,
    inRoom: null,
  },
];

/** The practice's agenda; its second part began ten minutes ago. */
export const agenda: Agenda = {
  parts: [
    { part: 'check-in-round', title: 'How everybody is', minutes: 30 },
    { part: 'topic', title: 'Topic of the day', minutes: 60 },
    { part: 'break', title: 'Break', minutes: 15 },
    { part: 'exercise', title: 'Exercise', minutes: 50 },
    { part: 'closing', title: 'Closing round', minutes: 25 },
  ],
  current: { number: 1, since: new Date(Date.now() - 37 * 60_000).toISOString() },
};

export const none = { audio: false, video: false };

export const leads = { ...leadsSnapshot, participants: everybody.slice(0, 7) };

export const marks = everybody.map((one, index) => ({
  participantId: one.participantId,
  qualifyingSeconds: 1130 - index * 47,
  counting: index !== 5,
  asOf: NOW,
}));

export const thin = preflightResult({
  rating: 'sound-only',
  recommendations: ['low-bandwidth'],
  path: 'relay',
  roundTripMs: 180,
  lossDownPercent: 1,
  kilobitsPerSecond: 62,
});

export const noPath = preflightResult({
  rating: 'trouble',
  recommendations: ['no-path', 'camera'],
  path: 'none',
  roundTripMs: null,
  lossUpPercent: null,
  lossDownPercent: null,
  kilobitsPerSecond: null,
  camera: 'refused',
});

/** Waiting participants who are not also in the room. */
export const queue = [
  { ...benWaits, participantId: 'p-hana', name: 'Hana Yilmaz', check: preflightResult() },
  { ...chloeWaits, participantId: 'p-ivan', name: 'Ivan Petrov', check: noPath },
  { ...danaWentAway, participantId: 'p-fatima', name: 'Fatima Noor' },
];

/** These participants are in a side room, the others with the group. */
export const besides = (purpose: SideRoomPurpose, ids: string[], called = false) => ({
  ...groupSnapshot,
  session: {
    ...session,
    sideRooms: [
      {
        sideRoomId: 's-1',
        purpose,
        closesAt: called ? new Date(Date.parse(NOW) + 42_000).toISOString() : null,
      },
    ],
  },
  participants: everybody
    .slice(0, 7)
    .map((one) => (ids.includes(one.participantId) ? { ...one, sideRoomId: 's-1' } : one)),
});
