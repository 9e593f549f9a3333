/** Crises and tasks. */

/** An open crisis of a participant. For leads only. */
export interface Crisis {
  crisisId: string;
  participantId: string;
  name: string;
  raisedAt: string;
  /** A lead came and is still with them. */
  answered: boolean;
  /** The leads who are with them. */
  with: string[];
  connected: boolean;
}

export interface CrisesChanged {
  type: 'crises-changed';
  crises: Crisis[];
}

type TaskKind = 'unsupervised' | 'crisis' | 'telephone-callback' | 'relapse-sign';

/** An open task. For leads only. */
export interface OpenTask {
  taskId: string;
  kind: TaskKind;
  participantId: string | null;
  /** Full name of the participant. */
  name: string | null;
  raisedAt: string;
  dueAt: string | null;
  taken: boolean;
  /** The name of the person who took it, who may be outside the session; null if the records hold none. */
  takenBy: string | null;
  /** Their seat, if they have one here. */
  takenById: string | null;
  /** A kept task stays until a person marks it done; any other task ends by itself. */
  durable: boolean;
  /** The call to the supervisor did not get through: a lead has to phone. */
  unreached: boolean;
}

export interface TasksChanged {
  type: 'tasks-changed';
  tasks: OpenTask[];
}

/** To the participant who called for help. `since` is null when it is over. */
export interface HelpCalled {
  type: 'own-crisis-changed';
  since: string | null;
  answered: boolean;
}

/** To the participant who asked for help: null when help came. */
export interface HelpChanged {
  type: 'assistance-changed';
  version: number;
  requestedAt: string | null;
}
