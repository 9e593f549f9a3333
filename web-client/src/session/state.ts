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
  /** Counts up; a key for drawing. */
  number: number;
  from: string;
  /** `group`, `leads`, or a participant's id. */
  to: string;
  /** Name of the one it is for, if it is for one. */
  toName: string | null;
  /** From a lead to the leads: their own channel. */
  amongLeads: boolean;
  /** The name when the message arrived: the participant may have left since. */
  name: string;
  mine: boolean;
  text: string;
  at: string;
}

/** Something that leads should notice and that is no state: it is shown until the next one or until put away. */
export interface LeadNotice {
  number: number;
  kind: 'door-tried' | 'gone';
  /** The participant who left, and the reason. */
  who?: Pick<Participant, 'participantId' | 'name' | 'role'>;
  reason?: GoneReason;
  at: string;
}

/** State that only leads receive. */
export interface LeadView {
  queue: WaitingPerson[];
  /** The version of the queue on the screen, for `queue-seen`. */
  queueVersion: number;
  /** Check-in answers of participants in the room. */
  checkIns: Record<string, CheckIn>;
  attendance: Record<string, AttendanceMark>;
  /** Booked, and not come. */
  expected: ExpectedPerson[];
  /** Talk time in seconds by participant; `since` when earlier times are unknown. Null until the first report. */
  spoke: { since: string | null; seconds: Record<string, number> } | null;
  notice: LeadNotice | null;
  /** Open crises. */
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
  /** The participant who was called on last, until they have spoken or another one is called on. */
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

/** The state of this tab in a group session. Screens are drawn from it alone. */
export type ClientState = { at: 'joining'; connection: Connection } | WaitingState | RoomState | OutState;

export const joining: ClientState = { at: 'joining', connection: 'connecting' };

export function ownParticipant(state: RoomState): Participant | undefined {
  return state.participants.find((one) => one.participantId === state.you.participantId);
}

/** Patients and their guests: they can call for help, and be spoken to apart. */
export function isInCare({ role }: { role: Role }): boolean {
  return role === 'patient' || role === 'guest';
}

/** The participant, perhaps oneself, who shares a screen in this room. */
export function whoShares(state: ClientState): Participant | undefined {
  if (state.at !== 'room') return undefined;
  const place = ownParticipant(state)?.sideRoomId ?? null;
  return state.participants.find((one) => one.sharingSince !== null && one.sideRoomId === place);
}
