import type {
  Participant,
  Role,
  SessionView,
  SnapshotFields,
  WaitingPerson,
  Welcome,
} from '../protocol/messages';

/** Invented people, the same in every test and on every picture. */
export const NOW = '2026-11-21T23:20:00.000Z';

export const session: SessionView = {
  sessionId: '0b9d6a4e-6c1f-4b0e-9b57-3f1f0d6a7c11',
  title: 'Tuesday evening group',
  phase: 'in-session',
  doorsOpenAt: '2026-11-21T22:45:00.000Z',
  startsAt: '2026-11-21T23:00:00.000Z',
  endsAt: '2026-11-22T00:30:00.000Z',
  zone: 'America/Chicago',
  startedAt: '2026-11-21T23:01:00.000Z',
  breakSince: null,
  doorLocked: false,
  leading: 'p-elena',
  leadsHere: 2,
  video: true,
  kind: 'group',
  agenda: null,
  chair: null,
  chat: { to: ['group', 'leads'] },
  sideRooms: [],
  hold: null,
};

export function participant(
  id: string,
  name: string,
  role: Role,
  change: Partial<Participant> = {},
): Participant {
  return {
    participantId: `p-${id}`,
    name,
    role,
    connected: true,
    handRaisedAt: null,
    sharingSince: null,
    media: { audio: true, video: true },
    sending: { audio: true, video: true },
    mutedByLead: [],
    mayLead: role === 'lead',
    sideRoomId: null,
    ...change,
  };
}

export const elena = participant('elena', 'Dr. Elena R.', 'lead');
export const marcus = participant('marcus', 'Marcus O.', 'lead');
export const ana = participant('ana', 'Ana M.', 'patient');
export const ben = participant('ben', 'Ben C.', 'patient');
export const chloe = participant('chloe', 'Chloe D.', 'patient');
export const dana = participant('dana', 'Dana K.', 'patient');

const off = { audio: false, video: false };

/** Twelve people, each in another state. */
export const everybody: Participant[] = [
  elena,
  marcus,
  ana,
  { ...ben, sending: { audio: true, video: false }, media: { audio: true, video: false } },
  { ...chloe, handRaisedAt: NOW },
  { ...dana, sending: { audio: false, video: true } },
  participant('emil', 'Emil S.', 'patient', { mutedByLead: ['audio'] }),
  participant('fatima', 'Fatima N.', 'patient', { connected: false }),
  participant('george', 'George W.', 'patient', { sending: off, media: off }),
  participant('hana', 'Hana Y.', 'patient'),
  participant('ivan', 'Ivan P.', 'patient', { sending: { audio: true, video: false } }),
  participant('josefina', 'Josefina-Maria L.', 'guest'),
];

export const benWaits: WaitingPerson = {
  participantId: 'p-ben',
  name: 'Ben Carter',
  role: 'patient',
  arrivedAt: '2026-11-21T23:16:30.000Z',
  connected: true,
  leftAt: null,
  checkIn: null,
};

export const chloeWaits: WaitingPerson = {
  participantId: 'p-chloe',
  name: 'Chloe Dubois',
  role: 'patient',
  arrivedAt: '2026-11-21T23:19:40.000Z',
  connected: true,
  leftAt: null,
  checkIn: null,
};

export const danaWentAway: WaitingPerson = {
  participantId: 'p-dana',
  name: 'Dana Kowalski',
  role: 'patient',
  arrivedAt: '2026-11-21T23:05:00.000Z',
  connected: false,
  leftAt: '2026-11-21T23:17:00.000Z',
  checkIn: null,
};

const limits = { pingSeconds: 3, lostAfterSeconds: 10, maxMessageBytes: 65_536, messagesPerSecond: 20 };

const {
  leading: _nobodyIsNamed,
  kind: _kind,
  agenda: _agenda,
  chair: _chair,
  chat: _chat,
  sideRooms: _sideRooms,
  hold: _hold,
  ...sessionForWaiting
} = session;

export const waitingSnapshot: SnapshotFields = {
  version: 12,
  serverTime: NOW,
  you: {
    participantId: 'p-ana',
    name: 'Ana Morales',
    role: 'patient',
    seatStatus: 'waiting',
    supervises: false,
  },
  audience: 'waiting',
  session: { ...sessionForWaiting, phase: 'doors-open', startedAt: null },
  waitingRoom: { leadsHere: 1, seen: false },
};

export const groupSnapshot: SnapshotFields = {
  version: 20,
  serverTime: NOW,
  you: {
    participantId: 'p-ana',
    name: 'Ana Morales',
    role: 'patient',
    seatStatus: 'in-room',
    supervises: false,
  },
  audience: 'group',
  session,
  participants: [elena, marcus, ana],
};

export const leadsSnapshot: SnapshotFields = {
  version: 20,
  serverTime: NOW,
  you: {
    participantId: 'p-elena',
    name: 'Dr. Elena Rivera',
    role: 'lead',
    seatStatus: 'in-room',
    supervises: false,
  },
  audience: 'leads',
  session: { ...session, chat: { to: ['group', 'leads', 'one'] } },
  participants: [elena, marcus, { ...ana, name: 'Ana Morales' }],
  waiting: [benWaits, chloeWaits],
  attendance: [{ participantId: 'p-ana', qualifyingSeconds: 1130, counting: true, asOf: NOW }],
  expected: [{ name: 'Dev Patel', role: 'patient' }],
};

export function welcome(fields: SnapshotFields, change: Partial<Welcome> = {}): Welcome {
  return { type: 'welcome', protocol: 2, resumed: false, limits, connectionId: 'c-1', ...fields, ...change };
}
