/** The session: its phase, its format and its rooms. */
import type { Phase } from './words';

type PartKind = 'check-in-round' | 'topic' | 'break' | 'exercise' | 'closing';

export interface AgendaPart {
  part: PartKind;
  title: string;
  minutes: number;
}

export interface Agenda {
  parts: AgendaPart[];
  /** `number` counts from 1; null before the first part. */
  current: { number: number; since: string } | null;
}

/** `one`: to one participant, addressed by id. */
export type ChatChoice = 'group' | 'leads' | 'one';

/** The format of this session. Absent for waiting participants. */
interface SessionFormat {
  /** The kind of room: `group`, `peer`, `family`, `education`, or the practice's own. */
  kind?: string | undefined;
  agenda?: Agenda | null | undefined;
  chair?: string | null | undefined;
  chat?: { to: ChatChoice[] } | undefined;
}

/** `crisis` is sent to leads only. */
export type SideRoomPurpose = 'aside' | 'small-group' | 'crisis';

export interface SideRoom {
  sideRoomId: string;
  purpose: SideRoomPurpose;
  /** The end of the room, once its members were recalled. */
  closesAt: string | null;
}

/** Side rooms and holds. Absent for waiting participants. */
interface SessionRooms {
  sideRooms?: SideRoom[] | undefined;
  /** The hold, while no lead supervises the group. */
  hold?: { since: string } | null | undefined;
  /** For leads: the last hold that ended. */
  lastHold?: { since: string; until: string } | undefined;
}

export interface SessionView extends SessionFormat, SessionRooms {
  sessionId: string;
  title: string;
  phase: Phase;
  doorsOpenAt: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  startedAt: string | null;
  breakSince: string | null;
  doorLocked: boolean;
  /** Absent for waiting participants, who receive no ids. */
  leading?: string | null | undefined;
  leadsHere: number;
  /** False while there is no bridge: the group meets by text. */
  video: boolean;
}

export interface SessionChanged {
  type: 'session-changed';
  version: number;
  session: SessionView;
}
