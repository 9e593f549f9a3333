/** Who has the word, and what is written. */

/** The chair, or a lead, gave somebody the word. */
export interface CalledOn {
  type: 'called-on';
  participantId: string;
  by: string;
}

/** For how long each has spoken; who has not is not in it. */
export interface Floor {
  type: 'talk-time';
  /** Of what was before nothing is known; null when it counts from the start of the session. */
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
