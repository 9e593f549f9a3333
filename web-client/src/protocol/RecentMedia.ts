import type { Clock } from '../clock';
import type { ClientMessage, MediaClientMessage } from './messages';

/** Longer than the time after which either side drops a silent connection. */
const MAY_BE_LOST_MS = 20_000;

/**
 * Recent media messages. A connection can be dead for a while before either side notices: after a resume, these
 * messages are sent again, with those of the meantime. Receiving one twice changes nothing.
 */
export class RecentMedia {
  private said: { at: number; message: MediaClientMessage }[] = [];

  constructor(private readonly clock: Clock) {}

  /** Nothing is dropped while the connection is down. */
  add(message: ClientMessage, up: boolean) {
    if (!isMedia(message)) return;
    const now = this.clock.now();
    if (up) this.said = this.said.filter(({ at }) => at >= now - MAY_BE_LOST_MS);
    this.said.push({ at: now, message });
  }

  get messages(): MediaClientMessage[] {
    return this.said.map(({ message }) => message);
  }

  clear() {
    this.said = [];
  }
}

function isMedia(message: ClientMessage): message is MediaClientMessage {
  return message.type.startsWith('media-');
}
