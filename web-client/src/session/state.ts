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

/** The live connection: not established yet, established, or lost and being restored. */
export type Connection = 'connecting' | 'up' | 'down';

export interface ChatMessage {
  /** Counts up; a key for drawing. */
  number: number;
  from: string;
  /** `group`, `leads`, or a participant's id. */
  to: string;
  /** Name of the recipient of a private message. */
  toName: string | null;
  /** Sent by a lead to the leads' own channel. */
  amongLeads: boolean;
  /** The name when the message arrived: the participant may have left since. */
  name: string;
  mine: boolean;
  text: string;
  at: string;
}

/** An event that leads should notice: shown until the next one or until it is dismissed. */
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
  /** Booked participants who have not arrived. */
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
  /** The call for help of this person; absent when there is none. */
  help?: { since: string; answered: boolean } | undefined;
  /** Server's clock minus this device's: phones' clocks are often wrong by minutes. */
  clockAheadMs: number;
}

export interface WaitingState extends Here {
  at: 'waiting';
  waitingRoom: WaitingRoomView;
  /** A lead has returned this person from the room. */
  returned: boolean;
}

export interface RoomState extends Here {
  at: 'room';
  participants: Participant[];
  speaking: string[];
  /** The participant who was called on last, until they have spoken or another one is called on. */
  calledOn: string | null;
  chat: ChatMessage[];
  /**
   * Start, by this device's clock, of the time in which the bridge receives nothing from this person; null while it
   * does.
   */
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

/** True for patients and their guests: they can call for help and be taken aside. */
export function isInCare({ role }: { role: Role }): boolean {
  return role === 'patient' || role === 'guest';
}

/** The participant, perhaps oneself, who shares a screen in this room. */
export function whoShares(state: ClientState): Participant | undefined {
  if (state.at !== 'room') return undefined;
  const place = ownParticipant(state)?.sideRoomId ?? null;
  return state.participants.find((one) => one.sharingSince !== null && one.sideRoomId === place);
}
