/** Commands of a browser. */
import type { MediaClientMessage } from './media';
import type { OverrideReason } from './waiting';
import type { MediaKind } from './words';

/** A command without its id, which the SignalingClient adds. */
export type Command =
  | { type: 'admit'; participantId: string; override?: OverrideReason }
  | { type: 'decline' | 'return-to-waiting' | 'remove'; participantId: string }
  | { type: 'grant-lead' | 'hand-over-lead'; participantId: string }
  | { type: 'admit-all' | 'leave' | 'start' | 'take-break' | 'resume' | 'end' | 'raise-hand' }
  | { type: 'lower-hand'; participantId?: string }
  | { type: 'submit-self-report'; hearing: boolean }
  | { type: 'mute' | 'unmute'; participantId: string; kind: MediaKind }
  | { type: 'share-screen'; on: boolean }
  | { type: 'lock-door' | 'unlock-door' }
  | { type: 'begin-part'; number: number }
  | { type: 'choose-chair' | 'call-on'; participantId: string }
  | { type: 'withdraw-chair' }
  | { type: 'take-aside'; participantId: string; override?: OverrideReason }
  | { type: 'split'; groups: string[][] }
  /** Without `sideRoomId`: with the group. */
  | { type: 'visit'; sideRoomId?: string }
  | { type: 'move'; participantId: string; sideRoomId?: string }
  | { type: 'recall-groups'; seconds: number }
  | { type: 'close-side-room'; sideRoomId: string }
  | { type: 'request-assistance' }
  | { type: 'answer-assistance'; participantId: string }
  | { type: 'raise-crisis'; participantId?: string }
  | { type: 'answer-crisis' | 'close-crisis'; crisisId: string }
  | { type: 'take-task' | 'done-task'; taskId: string }
  | { type: 'chat'; text: string; to: string };

export type CommandMessage = Command & { id: string };

/** The height at which a participant's video is shown, in pixels. */
export interface ReceiverConstraint {
  participantId: string;
  height: number;
}

/** A message without an id and without an answer. */
export type Notice =
  | { type: 'receive'; video: ReceiverConstraint[] }
  | { type: 'sending'; audio: boolean; video: boolean }
  | { type: 'queue-seen'; version: number }
  | MediaClientMessage;
