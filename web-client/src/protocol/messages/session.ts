/** The session itself: its phase, its format and its places. */
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

/** `one`: to one participant, whose id is the address. */
export type ChatChoice = 'group' | 'leads' | 'one';

/** How this session goes about things. Left out for somebody who waits. */
interface SessionFormat {
  /** The practice's word for this kind of room: `group`, `peer`, `family`, `education`, or its own. */
  kind?: string | undefined;
  agenda?: Agenda | null | undefined;
  chair?: string | null | undefined;
  chat?: { to: ChatChoice[] } | undefined;
}

/** `crisis` is told to leads only. */
export type SideRoomPurpose = 'aside' | 'small-group' | 'crisis';

export interface SideRoom {
  sideRoomId: string;
  purpose: SideRoomPurpose;
  /** When everybody is back, once they were called. */
  closesAt: string | null;
}

/** What there is beside the group. Left out for somebody who waits. */
interface SessionRooms {
  sideRooms?: SideRoom[] | undefined;
  /** While no lead watches over the group. */
  hold?: { since: string } | null | undefined;
  /** For leads: the hold that was released last. */
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
  /** Left out for somebody who waits: they are told nobody's id. */
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
