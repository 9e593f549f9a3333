import type {
  CheckIn,
  GoneReason,
  Participant,
  RoomCheckIn,
  ServerMessage,
  SnapshotFields,
} from '../protocol/messages';
import type { Ending } from '../protocol/SignalingClient';
import {
  isInCare,
  ownParticipant,
  type ClientState,
  type Connection,
  type LeadNotice,
  type LeadView,
  type RoomState,
} from './state';

/** The inputs that change a ClientState. `now` is this device's clock, passed in. */
export type Input =
  | { from: 'server'; message: ServerMessage; now: number }
  | { from: 'connection'; connection: Connection }
  | { from: 'ending'; ending: Ending };

/** Chat is not stored anywhere; a tab keeps the last messages only. */
const CHAT_MESSAGES = 200;

export function reduce(state: ClientState, input: Input): ClientState {
  switch (input.from) {
    case 'connection':
      return state.at === 'out' || state.connection === input.connection
        ? state
        : { ...state, connection: input.connection };
    case 'ending':
      return {
        at: 'out',
        ending: input.ending,
        session: 'session' in state ? state.session : null,
        you: 'you' in state ? state.you : null,
      };
    case 'server':
      return unheard(state, onMessage(state, input.message, input.now), input.now);
  }
}

/** Keeps the moment at which the bridge began to receive nothing from this person. */
function unheard(before: ClientState, after: ClientState, now: number): ClientState {
  if (after.at !== 'room') return after;
  const own = ownParticipant(after);
  const received = !own || own.media.audio || own.media.video;
  const since = before.at === 'room' && before.connection === 'up' ? before.unheardSince : null;
  const unheardSince = received ? null : (since ?? now);
  return after.unheardSince === unheardSince ? after : { ...after, unheardSince };
}

function onMessage(state: ClientState, message: ServerMessage, now: number): ClientState {
  switch (message.type) {
    case 'welcome': {
      const before = withoutRepeatedFacts(state);
      if (message.resumed && (before.at === 'waiting' || before.at === 'room')) {
        return {
          ...before,
          connection: 'up',
          you: message.you,
          session: message.session,
          clockAheadMs: ahead(message, now),
        };
      }
      return fromSnapshot(before, message, now);
    }
    case 'snapshot':
      return fromSnapshot(state, message, now);
    case 'own-crisis-changed':
      return state.at === 'waiting' || state.at === 'room'
        ? { ...state, help: message.since ? { since: message.since, answered: message.answered } : undefined }
        : state;
    case 'waiting-room-changed':
      return state.at === 'waiting'
        ? { ...state, session: message.session, waitingRoom: message.waitingRoom }
        : state;
    default:
      return state.at === 'room' ? inRoom(state, message) : state;
  }
}

/** Drops the facts that the server repeats after a welcome. */
function withoutRepeatedFacts(state: ClientState): ClientState {
  switch (state.at) {
    case 'waiting':
      return { ...state, help: undefined };
    case 'room':
      return { ...state, help: undefined, lead: state.lead && { ...state.lead, crises: [], tasks: [] } };
    default:
      return state;
  }
}

function fromSnapshot(state: ClientState, snapshot: SnapshotFields, now: number): ClientState {
  const here = {
    connection: 'up' as const,
    you: snapshot.you,
    session: snapshot.session,
    clockAheadMs: ahead(snapshot, now),
    help: state.at === 'waiting' || state.at === 'room' ? state.help : undefined,
  };
  if (snapshot.audience === 'waiting') {
    const returned = state.at === 'room' || (state.at === 'waiting' && state.returned);
    return {
      at: 'waiting',
      ...here,
      waitingRoom: snapshot.waitingRoom ?? { leadsHere: 0, seen: false },
      returned,
    };
  }
  const before = state.at === 'room' ? state : undefined;
  const participants = snapshot.participants ?? [];
  return {
    at: 'room',
    ...here,
    participants,
    calledOn: participants.some((one) => one.participantId === before?.calledOn)
      ? (before?.calledOn ?? null)
      : null,
    speaking: (before?.speaking ?? []).filter((id) => isBeside(participants, snapshot.you.participantId, id)),
    chat: before?.chat ?? [],
    unheardSince: before?.unheardSince ?? null,
    lead: snapshot.audience === 'leads' ? leadView(snapshot, before?.lead ?? null) : null,
  };
}

function leadView(snapshot: SnapshotFields, before: LeadView | null): LeadView {
  return {
    queue: snapshot.waiting ?? [],
    queueVersion: snapshot.version,
    checkIns: checkInsById(snapshot.checkIns ?? []),
    attendance: byId(snapshot.attendance ?? []),
    expected: snapshot.expected ?? [],
    spoke: before?.spoke ?? null,
    notice: before?.notice ?? null,
    crises: before?.crises ?? [],
    tasks: before?.tasks ?? [],
  };
}

function inRoom(state: RoomState, message: ServerMessage): RoomState {
  switch (message.type) {
    case 'session-changed':
      return { ...state, session: message.session };
    case 'participant-changed': {
      const participants = put(state.participants, message.participant);
      const { participantId } = message.participant;
      const near = isBeside(participants, state.you.participantId, participantId);
      // The own room changed: speakers of the earlier room are no longer heard.
      const moved = participantId === state.you.participantId;
      return {
        ...state,
        participants,
        speaking: moved
          ? state.speaking.filter((id) => isBeside(participants, participantId, id))
          : near
            ? state.speaking
            : without(state.speaking, participantId),
      };
    }
    case 'participant-gone': {
      const gone = state.participants.find((one) => one.participantId === message.participantId);
      return {
        ...state,
        participants: state.participants.filter((one) => one !== gone),
        speaking: without(state.speaking, message.participantId),
        calledOn: state.calledOn === message.participantId ? null : state.calledOn,
        lead:
          state.lead && gone && isNews(gone, message.reason)
            ? noticed(state.lead, { kind: 'gone', who: gone, reason: message.reason, at: '' })
            : state.lead,
      };
    }
    case 'waiting-changed':
      return state.lead
        ? { ...state, lead: { ...state.lead, queue: message.waiting, queueVersion: message.version } }
        : state;
    case 'check-ins-changed':
      return state.lead
        ? { ...state, lead: { ...state.lead, checkIns: checkInsById(message.checkIns) } }
        : state;
    case 'attendance-changed':
      return state.lead
        ? {
            ...state,
            lead: { ...state.lead, attendance: { ...state.lead.attendance, ...byId(message.attendance) } },
          }
        : state;
    case 'expected-changed':
      return state.lead ? { ...state, lead: { ...state.lead, expected: message.expected } } : state;
    case 'talk-time':
      return state.lead
        ? {
            ...state,
            lead: { ...state.lead, spoke: { since: message.since, seconds: message.spokeSeconds } },
          }
        : state;
    case 'crises-changed':
      return state.lead ? { ...state, lead: { ...state.lead, crises: message.crises } } : state;
    case 'tasks-changed':
      return state.lead ? { ...state, lead: { ...state.lead, tasks: message.tasks } } : state;
    case 'called-on':
      return { ...state, calledOn: message.participantId };
    case 'chat': {
      const sender = state.participants.find((one) => one.participantId === message.from);
      const entry = {
        number: (state.chat[state.chat.length - 1]?.number ?? 0) + 1,
        from: message.from,
        to: message.to,
        toName: state.participants.find((one) => one.participantId === message.to)?.name ?? null,
        amongLeads: message.to === 'leads' && sender?.role === 'lead',
        name: sender?.name ?? '',
        mine: message.from === state.you.participantId,
        text: message.text,
        at: message.at,
      };
      return { ...state, chat: [...state.chat.slice(1 - CHAT_MESSAGES), entry] };
    }
    case 'speaking': {
      const others = without(state.speaking, message.participantId);
      return {
        ...state,
        speaking: message.speaking ? [message.participantId, ...others] : others,
        // The turn of the called participant ends when they fall silent.
        calledOn: state.calledOn === message.participantId && !message.speaking ? null : state.calledOn,
      };
    }
    case 'sending-changed':
      return {
        ...state,
        participants: state.participants.map((one) =>
          one.participantId === message.participantId ? { ...one, sending: message.sending } : one,
        ),
      };
    case 'assistance-changed':
      return { ...state, you: { ...state.you, assistanceRequestedAt: message.requestedAt ?? undefined } };
    case 'door-tried':
      return state.lead
        ? { ...state, lead: noticed(state.lead, { kind: 'door-tried', at: message.at }) }
        : state;
    default:
      // Answers, pings and media do not change the state.
      return state;
  }
}

/**
 * True for departures that leads should notice: lost connections, and participants in care who left. A lead's own
 * actions are not news.
 */
function isNews(gone: Participant, reason: GoneReason): boolean {
  return reason === 'connection-lost' || (reason === 'left' && isInCare(gone));
}

/** True for participants in the same room: others are not heard. */
function isBeside(participants: Participant[], ownId: string, id: string): boolean {
  const place = (whose: string) => participants.find((one) => one.participantId === whose)?.sideRoomId;
  return place(id) !== undefined && place(id) === place(ownId);
}

function noticed(lead: LeadView, notice: Omit<LeadNotice, 'number'>): LeadView {
  return { ...lead, notice: { ...notice, number: (lead.notice?.number ?? 0) + 1 } };
}

function ahead(snapshot: SnapshotFields, now: number) {
  return Date.parse(snapshot.serverTime) - now;
}

/** Keeps the order of participants, so that tiles do not move when one of them changes. */
function put(participants: Participant[], changed: Participant): Participant[] {
  const known = participants.some((one) => one.participantId === changed.participantId);
  return known
    ? participants.map((one) => (one.participantId === changed.participantId ? changed : one))
    : [...participants, changed];
}

function without(ids: string[], id: string) {
  return ids.includes(id) ? ids.filter((one) => one !== id) : ids;
}

function checkInsById(all: RoomCheckIn[]): Record<string, CheckIn> {
  return Object.fromEntries(all.map((one) => [one.participantId, one.checkIn]));
}

function byId<T extends { participantId: string }>(items: T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.participantId, item]));
}
