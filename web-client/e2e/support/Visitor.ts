import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import * as counted from './counted';
import { watchPeers } from './watchPeers';
import { watchSockets } from './watchSockets';

interface Frame {
  sent: boolean;
  text: string;
}

/** Between two looks at what only counts up. */
const LOOK_MS = 250;

export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 800 };

/** Somebody with a browser of their own. Every frame that their sockets carried is kept. */
export class Visitor {
  readonly frames: Frame[] = [];
  readonly requests: string[] = [];
  /** When this page last heard `welcome`, by the clock of the test. */
  welcomedAt: number[] = [];

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, name: string, viewport = desk, link?: string): Promise<Visitor> {
    const context = await browser.newContext({ viewport, permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    const visitor = new Visitor(name, context, page);
    await page.addInitScript(watchPeers);
    await page.addInitScript(watchSockets);
    page.on('request', (request) => visitor.requests.push(request.url()));
    // Firefox tells nobody outside the page what a socket carries.
    if (browser.browserType().name() === 'firefox')
      await page.exposeFunction('tellFrame', (sent: boolean, text: string) => visitor.keep(sent, text));
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => visitor.keep(true, String(payload)));
      socket.on('framereceived', ({ payload }) => visitor.keep(false, String(payload)));
    });
    if (link) await page.goto(link);
    return visitor;
  }

  private keep(sent: boolean, text: string) {
    this.frames.push({ sent, text });
    if (!sent && text.startsWith('{"type":"welcome"')) this.welcomedAt.push(Date.now());
  }

  get received(): string[] {
    return this.frames.filter((frame) => !frame.sent).map((frame) => frame.text);
  }

  /** From the check on; ends in the waiting room, or for a lead in the room. */
  async join() {
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
  }

  async press(name: string | RegExp) {
    await this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  /** From a lead's room: for the same person, elsewhere. */
  async linkForAnotherDevice(): Promise<string> {
    await this.press('Continue on another device');
    const address = this.page.getByRole('textbox', { name: 'Continue on another device' });
    await expect(address).toHaveValue(/#link=/);
    const link = await address.inputValue();
    await this.press('Close');
    return link;
  }

  async seesHeading(name: string | RegExp) {
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async isInRoom() {
    await expect(this.page.getByRole('list', { name: 'People in the group' })).toBeVisible();
  }

  tile(name: string) {
    return this.page.getByTestId('tile').filter({ hasText: name });
  }

  /** Decoded frames by the participant whose tile shows them, as the tracks on the screen say. */
  framesByParticipant() {
    return counted.framesByParticipant(this.page);
  }

  /** Packets in and out on all peer connections that are open. */
  packets() {
    return counted.packets(this.page);
  }

  /** What came in of one kind, on all peer connections that are open. */
  receivedOf(kind: 'audio' | 'video') {
    return counted.receivedOf(this.page, kind);
  }

  /** Packets of sound that came, by track. */
  soundByTrack() {
    return counted.soundByTrack(this.page);
  }

  /** That many others make a sound, and it is played here. */
  async hearsVoices(others: number) {
    await expect(async () => {
      const before = await counted.loudness(this.page);
      await this.page.waitForTimeout(1_500);
      const after = await counted.loudness(this.page);
      const heard = Object.keys(after).filter((track) => (after[track] ?? 0) > (before[track] ?? 0));
      expect(heard, `${this.name} hears voices`).toHaveLength(others);
    }).toPass({ timeout: 30_000 });
  }

  /** Packets of sound go on coming. */
  async hears() {
    let before = (await this.receivedOf('audio')).packets;
    const more = async () => {
      const then = before;
      before = (await this.receivedOf('audio')).packets;
      return before - then;
    };
    await expect
      .poll(more, { intervals: [LOOK_MS], timeout: 30_000, message: `${this.name} hears` })
      .toBeGreaterThan(0);
  }

  /** Packets of sound that came in each second. */
  async heardEachSecond(seconds: number): Promise<number[]> {
    const heard: number[] = [];
    let before = (await this.receivedOf('audio')).packets;
    for (let second = 0; second < seconds; second += 1) {
      // Time itself is what is measured.
      await this.page.waitForTimeout(1_000);
      const now = (await this.receivedOf('audio')).packets;
      heard.push(now - before);
      before = now;
    }
    return heard;
  }

  /** Strictly more decoded frames of that many other people, look by look, until it is over. */
  async keepsSeeing(others: number, until: Promise<unknown>) {
    let over = false;
    const end = () => (over = true);
    until.then(end, end);
    let before = await this.framesByParticipant();
    for (let look = 1; !over; look += 1) {
      // As long as a stop may be that nobody takes for one: time itself is what is measured.
      await this.page.waitForTimeout(1_500);
      const after = await this.framesByParticipant();
      const rising = Object.keys(after).filter((id) => (after[id] ?? 0) > (before[id] ?? 0));
      expect(rising, `${this.name} sees frames of, look ${look}`).toHaveLength(others);
      before = after;
    }
    await until;
  }

  /** How many peer connections the page ever made. */
  async peersMade() {
    return this.page.evaluate(() => window.peers.length);
  }

  /**
   * Decoded frames rise from that many other people, and from nobody else. When every picture that is there moves, that
   * is known at once; that one of them does not is known after a second.
   */
  async seesEverybody(others: number) {
    await expect(async () => {
      const began = Date.now();
      const before = await this.framesByParticipant();
      let rising: string[];
      let all: string[];
      do {
        await this.page.waitForTimeout(LOOK_MS);
        const after = await this.framesByParticipant();
        all = Object.keys(after);
        rising = all.filter((id) => (after[id] ?? 0) > (before[id] ?? 0));
      } while (Date.now() - began < 1_000 && !(rising.length === others && all.length === others));
      expect(rising, `${this.name} sees frames of`).toHaveLength(others);
    }).toPass({ timeout: 40_000 });
  }
}
