import { Observable } from '../observable';
import type { Command } from '../protocol/messages';
import type { Outcome } from '../protocol/Outbox';

interface ScreenShareOptions {
  /** Asks the person what to show. Rejects when they choose nothing. */
  capture: () => Promise<MediaStreamTrack | undefined>;
  command: (command: Command) => Promise<Outcome>;
  failed: (code: string) => void;
}

/**
 * The screen that this page shares. The server knows who shares; the track exists here only, so both are kept in step:
 * a share without a track is ended, and so is a track without a share.
 */
export class ScreenShare {
  /** The track sent in place of the camera; null while no screen is shown. */
  readonly track = new Observable<MediaStreamTrack | null>(null);
  /** A request to the person or the server is under way. */
  private busy = false;
  private shared = false;

  constructor(private readonly options: ScreenShareOptions) {}

  /** Call from a click. A canceled choice shares nothing and is not reported. */
  async start() {
    if (this.busy || this.track.value) return;
    this.busy = true;
    try {
      const track = await this.chosen();
      if (track) await this.show(track);
    } finally {
      this.busy = false;
    }
  }

  /** Also when the browser's own button was used. */
  stop() {
    this.drop();
    if (this.shared) void this.end();
  }

  /** Tells the server's view: this person shows a screen. */
  told(shared: boolean) {
    this.shared = shared;
    if (this.busy) return;
    if (!shared) this.drop();
    // A page that was loaded again has nothing to show.
    else if (!this.track.value) void this.end();
  }

  private async chosen(): Promise<MediaStreamTrack | undefined> {
    try {
      return await this.options.capture();
    } catch (thrown) {
      const chosenNothing = thrown instanceof Error && thrown.name === 'NotAllowedError';
      if (!chosenNothing) this.options.failed('screen-failed');
      return undefined;
    }
  }

  private async show(track: MediaStreamTrack) {
    const { done } = await this.options.command({ type: 'share-screen', on: true });
    // Refused, or ended before it began.
    if (!done || !this.shared || track.readyState === 'ended') {
      track.stop();
      if (this.shared) await this.options.command({ type: 'share-screen', on: false });
      return;
    }
    track.onended = () => this.stop();
    this.track.set(track);
  }

  private async end() {
    this.busy = true;
    await this.options.command({ type: 'share-screen', on: false });
    this.busy = false;
  }

  private drop() {
    const track = this.track.value;
    if (!track) return;
    track.onended = null;
    track.stop();
    this.track.set(null);
  }
}
