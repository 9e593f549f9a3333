import type { NetworkState } from '../../src/network/NetworkMonitor';
import { Observable } from '../../src/observable';
import type { Participant } from '../../src/protocol/messages';
import {
  ana,
  ben,
  chloe,
  dana,
  elena,
  everybody,
  groupSnapshot,
  marcus,
  NOW,
  participant,
  session,
} from '../../src/testing/people';
import { NetworkDialog } from '../../src/ui/network/NetworkDialog';
import { chat, local, off, on, saving, withCamera } from '../fixtures';
import { agenda, inLength, none } from '../group';
import { inRoom, nothing } from '../sideRooms';
import { pressing, type Screens } from '../screen';

const family: Participant[] = [
  elena,
  ana,
  participant('lucia', 'Lucia M.', 'guest'),
  participant('mateo', 'Mateo R.', 'interpreter'),
  participant('nia', 'Nia B.', 'observer', {
    sending: { audio: false, video: false },
    media: { audio: false, video: false },
  }),
];

export const roomScreens: Screens = {
  'room-2': () => inRoom({ ...groupSnapshot, participants: [elena, ana] }, { speaking: ['p-elena'] }),
  'room-5': () =>
    inRoom(
      {
        ...groupSnapshot,
        participants: [
          elena,
          marcus,
          ana,
          { ...ben, sending: { audio: true, video: false } },
          { ...chloe, handRaisedAt: NOW },
        ],
      },
      { speaking: ['p-marcus'] },
    ),
  'room-12': () => inRoom({ ...groupSnapshot, participants: everybody }, { speaking: ['p-hana'] }),
  'room-long-names': () =>
    inRoom({
      ...groupSnapshot,
      session: { ...session, agenda, title: 'Wednesday evening intensive outpatient group for families' },
      participants: everybody
        .slice(0, 9)
        .map(inLength)
        .map((one, index) => (index === 5 ? { ...one, role: 'interpreter' as const } : one)),
    }),
  'room-text': () =>
    inRoom({ ...groupSnapshot, session: { ...session, video: false } }, { chat }, local(off, off), 'none'),
  'room-unheard': () =>
    inRoom(
      { ...groupSnapshot, participants: [elena, marcus, { ...ana, media: none }] },
      { unheardSince: 0 },
      local(off, off),
    ),
  'room-text-unheard': () =>
    inRoom(
      {
        ...groupSnapshot,
        session: { ...session, video: false },
        participants: [elena, marcus, { ...ana, media: none }],
      },
      { chat, unheardSince: 0 },
      local(off, off),
      'none',
    ),
  'room-break': () =>
    inRoom({ ...groupSnapshot, session: { ...session, phase: 'on-break', breakSince: NOW } }),
  'room-down': () =>
    inRoom({ ...groupSnapshot, participants: everybody.slice(0, 6) }, { connection: 'down' }),
  'room-held': () => inRoom(groupSnapshot, {}, local({ ...off, held: true }, off)),
  'room-let-go': () => inRoom(groupSnapshot, {}, local({ ...off, letGo: true }, off)),
  'room-saving': () => inRoom(groupSnapshot, {}, local(on(null), off), 'connected', saving(true)),
  'room-weak': () => inRoom(groupSnapshot, {}, withCamera(), 'connected', saving(false), 'no-videos'),
  'room-weakest': () => inRoom(groupSnapshot, {}, withCamera(), 'connected', saving(false), 'sound-only'),
  'room-network': () => (
    <>
      {inRoom(groupSnapshot)}
      <NetworkDialog
        network={new Observable<NetworkState>({ megabytesPerHour: 312.4, level: 'full' })}
        saveData={saving(false)}
        onClose={nothing}
      />
    </>
  ),
  'room-agenda': () =>
    inRoom({
      ...groupSnapshot,
      session: { ...session, agenda },
      participants: [elena, marcus, ana, ben, chloe],
    }),
  'room-family': () =>
    inRoom({
      ...groupSnapshot,
      session: { ...session, kind: 'family', chat: { to: ['leads'] } },
      participants: family,
    }),
  'room-marks-12': () =>
    inRoom({
      ...groupSnapshot,
      participants: [...everybody.slice(0, 8), ...family.slice(2), everybody[10] ?? ana],
    }),
  'room-chair': () =>
    inRoom(
      {
        ...groupSnapshot,
        session: { ...session, kind: 'peer', chair: 'p-ana' },
        participants: [elena, ana, { ...ben, handRaisedAt: NOW }, { ...chloe, handRaisedAt: NOW }, dana],
      },
      { calledOn: 'p-dana' },
    ),
  'room-supervisor': () =>
    inRoom({
      ...groupSnapshot,
      you: {
        participantId: 'p-nia',
        name: 'Nia Brooks',
        role: 'observer',
        seatStatus: 'in-room',
        supervises: true,
      },
      participants: [elena, marcus, ana, ben, participant('nia', 'Nia B.', 'observer', { mayLead: true })],
    }),
  'room-chat-leads': pressing(['[data-testid=control-chat]'], () =>
    inRoom(
      {
        ...groupSnapshot,
        session: { ...session, chat: { to: ['leads'] } },
        participants: everybody.slice(0, 6),
      },
      { chat: chat.slice(0, 1) },
    ),
  ),
  'room-chat': pressing(['[data-testid=control-chat]'], () =>
    inRoom({ ...groupSnapshot, participants: everybody.slice(0, 6) }, { chat }),
  ),
};
