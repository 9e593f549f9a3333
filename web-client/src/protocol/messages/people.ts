/** Who is in the room, and what they do there. */
import type { MediaKind, MediaSwitches, Role, SeatStatus } from './words';

export type GoneReason = 'left' | 'connection-lost' | 'removed' | 'returned-to-waiting';

export interface You {
  participantId: string;
  name: string;
  role: Role;
  seatStatus: SeatStatus;
  /** The staff record lets this person make somebody lead. */
  supervises: boolean;
  /** Since when this person asks for help from a small group; left out while they ask for none. */
  assistanceRequestedAt?: string | undefined;
}

export interface Participant {
  participantId: string;
  name: string;
  role: Role;
  connected: boolean;
  handRaisedAt: string | null;
  /** While they show a screen to those in the same place. */
  sharingSince: string | null;
  /** What the bridge receives. */
  media: MediaSwitches;
  /** What the person's own switches say. */
  sending: MediaSwitches;
  /** What a lead holds back. */
  mutedByLead: MediaKind[];
  mayLead: boolean;
  /** Null with the group. */
  sideRoomId: string | null;
  /** For leads: since when they ask for help from a small group. */
  assistanceRequestedAt?: string | undefined;
  /** For leads: came aside out of the waiting room, and goes back there. */
  fromWaiting?: boolean | undefined;
  /** For leads: what somebody of whom the bridge receives nothing said last. */
  selfReport?: Presence | undefined;
}

/** "I am here", without sound or picture. */
export interface Presence {
  hearing: boolean;
  at: string;
}

export interface ParticipantChanged {
  type: 'participant-changed';
  version: number;
  participant: Participant;
}

export interface ParticipantGone {
  type: 'participant-gone';
  version: number;
  participantId: string;
  reason: GoneReason;
}

export interface Speaking {
  type: 'speaking';
  participantId: string;
  speaking: boolean;
}

export interface SendingChanged {
  type: 'sending-changed';
  participantId: string;
  sending: MediaSwitches;
}
