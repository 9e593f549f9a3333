import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import * as counted from './counted';
import { PATIENCE_MS } from './patience';
import { plainSound } from './plainSound';
import { steadyLine } from './steadyLine';
import { watchPeers } from './watchPeers';
import { watchSockets } from './watchSockets';

interface Frame {
  sent: boolean;
  text: string;
}

/** Between two looks at what only counts up. */
const LOOK_MS = 250;
/** That something does not count up is known after a second. */
const STILL_MS = 1_000;
/**
 * What counts up does so within this time, or has stopped. A server that starts may have a machine's one core for itself for
 * some seconds.
 */
const RISES_WITHIN_MS = 30_000;

export type Line = 'steady' | 'real';

export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 800 };

/** Somebody with a browser of their own. Every frame that their sockets carried is kept. */
export class Visitor {
  readonly frames: Frame[] = [];
  readonly requests: string[] = [];
  /** When this page was welcomed, by the clock of the server: a busy machine tells the story of it later. */
  readonly welcomedAt: number[] = [];

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** @param line `real` where the story is about the line of this person; `steadyLine` says why it is not otherwise */
  static async open(
    browser: Browser,
    name: string,
    viewport = desk,
    link?: string,
    line: Line = 'steady',
  ): Promise<Visitor> {
    const context = await browser.newContext({ viewport, permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    const visitor = new Visitor(name, context, page);
    await page.addInitScript(watchPeers);
    await page.addInitScript(watchSockets);
    await page.addInitScript(plainSound);
    if (line === 'steady') await page.addInitScript(steadyLine);
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
    if (sent || !text.startsWith('{"type":"welcome"')) return;
    this.welcomedAt.push(Date.parse((JSON.parse(text) as { serverTime: string }).serverTime));
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
    await this.rises(() => counted.loudness(this.page), others, `${this.name} hears voices`);
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
      .poll(more, { intervals: [LOOK_MS], timeout: PATIENCE_MS, message: `${this.name} hears` })
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

  /** Decoded frames of that many other people go on rising, look by look, until it is over. */
  async keepsSeeing(others: number, until: Promise<unknown>) {
    let over = false;
    const end = () => (over = true);
    until.then(end, end);
    for (let look = 1; !over; look += 1) {
      const message = `${this.name} sees frames of, look ${look}`;
      await this.risesOnce(() => this.framesByParticipant(), others, message);
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
    await this.rises(() => this.framesByParticipant(), others, `${this.name} sees frames of`);
  }

  /** That many of what is counted rise, and no other. */
  private async rises(count: () => Promise<Record<string, number>>, many: number, message: string) {
    await expect(() => this.risesOnce(count, many, message)).toPass({ timeout: 2 * PATIENCE_MS });
  }

  /** Looks for as long as that many may take on a busy machine: each may rise in its own time. */
  private async risesOnce(count: () => Promise<Record<string, number>>, many: number, message: string) {
    const began = Date.now();
    const before = await count();
    let rising: string[];
    let still: number;
    do {
      await this.page.waitForTimeout(LOOK_MS);
      const after = await count();
      const all = Object.keys(after);
      // What begins anew counts from there.
      for (const id of all) before[id] = Math.min(before[id] ?? Infinity, after[id] ?? 0);
      rising = all.filter((id) => (after[id] ?? 0) > (before[id] ?? 0));
      still = all.length - rising.length;
    } while (
      Date.now() - began < RISES_WITHIN_MS &&
      (rising.length < many || (rising.length === many && still > 0 && Date.now() - began < STILL_MS))
    );
    expect(rising, message).toHaveLength(many);
  }
}
