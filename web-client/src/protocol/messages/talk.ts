/** Turns to speak, talk time and chat. */

/** The chair or a lead called on a participant. */
export interface CalledOn {
  type: 'called-on';
  participantId: string;
  by: string;
}

/** Talk time by participant; participants without any are absent. */
export interface TalkTime {
  type: 'talk-time';
  /** Earlier talk time is unknown; null when it counts from the start of the session. */
  since: string | null;
  spokeSeconds: Record<string, number>;
}

export interface Chat {
  type: 'chat';
  from: string;
  /** `group`, `leads`, or a participant's id. */
  to: string;
  text: string;
  at: string;
}
