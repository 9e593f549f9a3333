import type {
  AttendanceMark,
  CheckIn,
  Crisis,
  ExpectedPerson,
  GoneReason,
  OpenTask,
  Participant,
  Role,
  SessionView,
  WaitingPerson,
  WaitingRoomView,
  You,
} from '../protocol/messages';
import type { Ending } from '../protocol/SignalingClient';

/** The live socket: not there for the first time yet, there, or lost and being brought back. */
export type Connection = 'connecting' | 'up' | 'down';

export interface ChatMessage {
  /** Counts up; only for telling lines apart. */
  number: number;
  from: string;
  /** `group`, `leads`, or a participant's id. */
  to: string;
  /** Name of the one it is for, if it is for one. */
  toName: string | null;
  /** From a lead to the leads: their own channel. */
  amongLeads: boolean;
  /** As it was when the line came: the person may be gone by now. */
  name: string;
  mine: boolean;
  text: string;
  at: string;
}

/** Something that leads should notice and that is no state: it is shown until the next one or until put away. */
export interface LeadNotice {
  number: number;
  kind: 'door-tried' | 'gone';
  /** Who is gone, and how. */
  who?: Pick<Participant, 'participantId' | 'name' | 'role'>;
  reason?: GoneReason;
  at: string;
}

/** What only leads are sent. */
export interface LeadView {
  queue: WaitingPerson[];
  /** The version of the queue on the screen, for `queue-seen`. */
  queueVersion: number;
  /** What those in the room answered at the door. */
  checkIns: Record<string, CheckIn>;
  attendance: Record<string, AttendanceMark>;
  /** Booked, and not come. */
  expected: ExpectedPerson[];
  /** Seconds by participant; `since` when earlier ones are not known. Null until the server has said so for the first time. */
  spoke: { since: string | null; seconds: Record<string, number> } | null;
  notice: LeadNotice | null;
  /** Who needs help now. */
  crises: Crisis[];
  tasks: OpenTask[];
}

interface Here {
  connection: Connection;
  you: You;
  session: SessionView;
  /** This person called for help; left out when they did not, or it is over. */
  help?: { since: string; answered: boolean } | undefined;
  /** Server's clock minus this device's: phones' clocks are often wrong by minutes. */
  clockAheadMs: number;
}

export interface WaitingState extends Here {
  at: 'waiting';
  waitingRoom: WaitingRoomView;
  /** Was in the room before, and a lead has asked them back. */
  returned: boolean;
}

export interface RoomState extends Here {
  at: 'room';
  participants: Participant[];
  speaking: string[];
  /** Who was called on last, until they have spoken or somebody else is called. */
  calledOn: string | null;
  chat: ChatMessage[];
  /** Since when, by this device's clock, the bridge has received nothing from this person; null while it does. */
  unheardSince: number | null;
  lead: LeadView | null;
}

export interface OutState {
  at: 'out';
  ending: Ending;
  session: SessionView | null;
  you: You | null;
}

/** Where this tab stands in a group session. Every screen of a session is drawn from this and nothing else. */
export type ClientState = { at: 'joining'; connection: Connection } | WaitingState | RoomState | OutState;

export const joining: ClientState = { at: 'joining', connection: 'connecting' };

export function ownParticipant(state: RoomState): Participant | undefined {
  return state.participants.find((one) => one.participantId === state.you.participantId);
}

/** Patients and their guests: they can call for help, and be spoken to apart. */
export function isInCare({ role }: { role: Role }): boolean {
  return role === 'patient' || role === 'guest';
}

/** Who shows a screen to this person, or is this person. */
export function whoShares(state: ClientState): Participant | undefined {
  if (state.at !== 'room') return undefined;
  const place = ownParticipant(state)?.sideRoomId ?? null;
  return state.participants.find((one) => one.sharingSince !== null && one.sideRoomId === place);
}
