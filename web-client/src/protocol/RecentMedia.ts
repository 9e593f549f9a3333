import type { Clock } from '../clock';
import type { ClientMessage, MediaClientMessage } from './messages';

/** More than the time after which either side gives a silent line up. */
const MAY_BE_LOST_MS = 20_000;

/**
 * What was said about media lately. A line can be dead for a while before anybody knows: on the way back to the same
 * connection it is said again, and so is what came up meanwhile. Taking it twice changes nothing.
 */
export class RecentMedia {
  private said: { at: number; message: MediaClientMessage }[] = [];

  constructor(private readonly clock: Clock) {}

  /** While the line is down nothing is forgotten. */
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
