/** The participants of the room and their state. */
import type { MediaKind, MediaSwitches, Role, SeatStatus } from './words';

export type GoneReason = 'left' | 'connection-lost' | 'removed' | 'returned-to-waiting';

export interface You {
  participantId: string;
  name: string;
  role: Role;
  seatStatus: SeatStatus;
  /** This person may make another participant a lead, by the staff record. */
  supervises: boolean;
  /** Start of this person's request for help from a small group; absent without one. */
  assistanceRequestedAt?: string | undefined;
}

export interface Participant {
  participantId: string;
  name: string;
  role: Role;
  connected: boolean;
  handRaisedAt: string | null;
  /** Start of their screen sharing; null without one. */
  sharingSince: string | null;
  /** Media that the bridge receives. */
  media: MediaSwitches;
  /** The participant's own switches. */
  sending: MediaSwitches;
  /** Kinds that a lead has muted. */
  mutedByLead: MediaKind[];
  mayLead: boolean;
  /** Null with the group. */
  sideRoomId: string | null;
  /** For leads: start of a request for help from a small group. */
  assistanceRequestedAt?: string | undefined;
  /** For leads: came to the side room from the waiting room and returns there. */
  fromWaiting?: boolean | undefined;
  /** For leads: the last self-report of a participant whose media do not reach the bridge. */
  selfReport?: SelfReport | undefined;
}

/** The participant reports being present without sound or picture. */
export interface SelfReport {
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
