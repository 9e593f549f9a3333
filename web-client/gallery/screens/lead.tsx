import type { ComponentChildren } from 'preact';
import type { CheckIn, CheckInAnswer, Need, OpenTask } from '../../src/protocol/messages';
import {
  ana,
  ben,
  chloeWaits,
  elena,
  everybody,
  marcus,
  NOW,
  participant,
  session,
} from '../../src/testing/people';
import { AdmitDialog } from '../../src/ui/lead/AdmitDialog';
import { amongLeads, chat, privately, room } from '../fixtures';
import { agenda, inFull, inLength, leads, marks, minutesAgo, none, queue } from '../group';
import { inRoom, nothing, openPeople } from '../sideRooms';
import { pressing, type Screens } from '../screen';

const answers = (craving: number, safe: boolean, used: boolean): CheckInAnswer[] => [
  { linkId: 'location.address', label: 'Address', value: '1200 Willow Street' },
  { linkId: 'location.city', label: 'Town', value: 'Austin' },
  { linkId: 'location.confirmed', label: 'Is there now', value: true },
  { linkId: 'call-back', label: 'Call back', value: '512 555 0134' },
  { linkId: 'support.name', label: 'Support person', value: 'Lucia Morales' },
  { linkId: 'private', label: 'In private', value: true },
  { linkId: 'driving', label: 'Driving', value: false },
  { linkId: 'craving', label: 'Craving', value: craving },
  { linkId: 'used', label: 'Used since last time', value: used },
  { linkId: 'safe', label: 'Feels safe', value: safe },
];

const checkedIn = (need: Need, change: Partial<CheckIn> = {}): CheckIn => ({
  receivedAt: '2026-11-21T23:18:00.000Z',
  locationConfirmed: true,
  answersState: 'good',
  need,
  sign: null,
  answers: answers(need === 'steady' ? 2 : 7, need !== 'unsafe', false),
  ...change,
});

const unreliable = (answersState: 'changed' | 'lost'): CheckIn =>
  checkedIn('unknown', { answersState, answers: [] });

const needy = [
  {
    ...queue[0]!,
    checkIn: checkedIn('unsafe', { sign: { kind: 'craving-up', by: 4 }, locationConfirmed: false }),
  },
  { ...queue[1]!, checkIn: checkedIn('watch', { sign: { kind: 'used', by: null } }) },
  { ...chloeWaits, participantId: 'p-gus', name: 'Gus Lindqvist', checkIn: checkedIn('steady') },
  { ...chloeWaits, participantId: 'p-rosa', name: 'Rosa Morales', role: 'guest' as const },
];

const sign = (id: string, name: string): OpenTask => ({
  taskId: `task-${id}`,
  kind: 'relapse-sign',
  participantId: `p-${id}`,
  name,
  raisedAt: minutesAgo(40),
  dueAt: null,
  taken: false,
  takenBy: null,
  takenById: null,
  durable: true,
  unreached: false,
});

const toSpeakWith = (tasks: OpenTask[]): ComponentChildren => {
  const snapshot = { ...leads, participants: leads.participants.map(inFull), waiting: [], attendance: marks };
  const { lead } = room(snapshot);
  return inRoom(snapshot, { lead: lead && { ...lead, tasks } });
};

/** A session in progress: two raised hands, one waiting participant, two late ones. */
const cockpit = (lines: typeof chat): ComponentChildren => {
  const snapshot = {
    ...leads,
    session: { ...session, agenda, chat: { to: ['group' as const, 'one' as const] } },
    participants: [
      ...leads.participants.map(inFull),
      participant('nia', 'Nia Brooks', 'observer', { mayLead: true }),
    ],
    waiting: queue.slice(0, 1),
    attendance: marks,
    expected: [
      { name: 'Dev Patel', role: 'patient' as const },
      { name: 'Fatima Noor', role: 'patient' as const },
    ],
  };
  const { lead } = room(snapshot);
  return inRoom(snapshot, {
    chat: lines,
    lead: lead && { ...lead, spoke: { since: null, seconds: { 'p-ana': 80, 'p-chloe': 40 } } },
  });
};

export const leadScreens: Screens = {
  'lead-cockpit': pressing([openPeople], () => cockpit([])),
  'lead-channel': pressing([openPeople, '#tab-leads'], () => cockpit(amongLeads)),
  'lead-chat': pressing(['[data-testid=control-chat]', '[data-to=leads] button'], () =>
    cockpit([...chat.slice(0, 1), ...privately]),
  ),
  'lead-tasks': pressing([openPeople], () =>
    toSpeakWith([
      sign('ana', 'Ana Morales'),
      { ...sign('ben', 'Ben Carter'), taken: true, takenBy: 'Dr. Elena Rivera', takenById: 'p-elena' },
      { ...sign('chloe', 'Chloe Dubois'), taken: true, takenBy: 'Marcus Okafor', takenById: 'p-marcus' },
    ]),
  ),
  'lead-agenda': pressing([openPeople, '[aria-controls=agenda-parts]'], () => cockpit([])),
  'lead-before': () =>
    inRoom(
      {
        ...leads,
        session: { ...session, phase: 'doors-open', startedAt: null },
        participants: [elena, marcus],
        waiting: queue,
        attendance: [],
      },
      {},
    ),
  'lead-room': () =>
    inRoom(
      { ...leads, participants: leads.participants.map(inFull), waiting: queue, attendance: marks },
      { speaking: ['p-ana'], chat: chat.slice(0, 2) },
    ),
  'lead-check-ins': () =>
    inRoom({ ...leads, participants: leads.participants.map(inFull), waiting: needy, attendance: marks }),
  'lead-check-in-changed': () =>
    inRoom({
      ...leads,
      participants: leads.participants.map(inFull),
      waiting: [
        { ...queue[0]!, checkIn: unreliable('changed') },
        { ...queue[1]!, checkIn: unreliable('lost') },
      ],
      attendance: marks,
    }),
  'lead-admit-reason': () => (
    <>
      {inRoom({ ...leads, waiting: needy, attendance: marks })}
      <AdmitDialog name="Hana Yilmaz" onAdmit={nothing} onClose={nothing} />
    </>
  ),
  'lead-12': () =>
    inRoom({ ...leads, participants: everybody, waiting: [], attendance: marks }, { speaking: ['p-ana'] }),
  'lead-long-names': () =>
    inRoom({
      ...leads,
      session: { ...session, agenda },
      participants: leads.participants
        .map(inLength)
        .map((one, index) => ({ ...one, handRaisedAt: index > 2 ? NOW : null })),
      waiting: needy.map((one, index) => ({ ...one, name: inLength(everybody[0]!, index).name })),
      attendance: marks.map((one) => ({ ...one, qualifyingSeconds: 14_400 })),
    }),
  'lead-confirmed': () =>
    inRoom({
      ...leads,
      participants: [
        inFull(elena),
        { ...inFull(ana), media: none, selfReport: { hearing: true, at: minutesAgo(0) } },
        { ...inFull(ben), media: none, selfReport: { hearing: false, at: minutesAgo(4) } },
      ],
      waiting: [],
      attendance: marks,
    }),
  'lead-break': () =>
    inRoom({
      ...leads,
      session: { ...session, phase: 'on-break', breakSince: NOW, doorLocked: true },
      waiting: queue.slice(1, 2),
      attendance: marks,
    }),
};
