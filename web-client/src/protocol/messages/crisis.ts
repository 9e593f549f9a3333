/** Somebody needs help, or something has to be seen to. */

/** For leads only: somebody needs help now. */
export interface Crisis {
  crisisId: string;
  participantId: string;
  name: string;
  raisedAt: string;
  /** A lead came, and is still there. */
  answered: boolean;
  /** The leads who are with them. */
  with: string[];
  connected: boolean;
}

export interface CrisesChanged {
  type: 'crises-changed';
  crises: Crisis[];
}

export type TaskKind = 'unsupervised' | 'crisis' | 'telephone-callback' | 'relapse-sign';

/** For leads only: something that somebody has to see to. */
export interface OpenTask {
  taskId: string;
  kind: TaskKind;
  participantId: string | null;
  /** In full, of whom it is about. */
  name: string | null;
  raisedAt: string;
  dueAt: string | null;
  /** A name: it may be somebody who is not in the session. */
  takenBy: string | null;
  /** Their seat, if they have one here. */
  takenById: string | null;
  /** It stays until somebody says that it is done; anything else is over by itself. */
  durable: boolean;
  /** The supervisor on call was called about it, and the call did not get through: somebody has to phone. */
  unreached: boolean;
}

export interface TasksChanged {
  type: 'tasks-changed';
  tasks: OpenTask[];
}

/** To somebody who called for help. `since` is null when it is over. */
export interface HelpCalled {
  type: 'own-crisis-changed';
  since: string | null;
  answered: boolean;
}

/** To the one who asked for help: null when it came. */
export interface HelpChanged {
  type: 'assistance-changed';
  version: number;
  requestedAt: string | null;
}
