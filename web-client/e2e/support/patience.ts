/**
 * How long a story waits for a fact before it takes it for missing. It bounds a hang and measures nothing: a small machine
 * that does much at once takes its time.
 */
export const PATIENCE_MS = 90_000;

/**
 * Options of a server whose verdicts do not turn on how busy the machine is: a browser or a bridge that gets no turn for ten
 * seconds is neither gone nor dead. A story about a loss sets its own.
 */
export const patientServer = {
  HOMEGROUP_SIGNALING_HELLO_TIMEOUT: '60 seconds',
  HOMEGROUP_SIGNALING_LOST_AFTER: '60 seconds',
  HOMEGROUP_BRIDGE_JANUS_ANSWER_WITHIN: '60 seconds',
  HOMEGROUP_BRIDGE_JANUS_BROWSER_WITHIN: '180 seconds',
};
