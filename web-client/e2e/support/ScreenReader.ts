import { expect, type CDPSession } from '@playwright/test';
import type { Visitor } from './Visitor';

interface AxValue {
  value?: unknown;
}

interface AxNode {
  nodeId: string;
  ignored: boolean;
  role?: AxValue;
  name?: AxValue;
  childIds?: string[];
}

interface Spot {
  role: string;
  name: string;
}

const LIVE = ['status', 'alert', 'log'];
const MOST_STEPS = 90;

/**
 * Somebody who does not see the screen: hears Chromium's accessibility tree and has a keyboard, nothing else. It knows no
 * selector and no pointer.
 */
export class ScreenReader {
  private constructor(
    private readonly visitor: Visitor,
    private readonly line: CDPSession,
  ) {}

  static async of(visitor: Visitor): Promise<ScreenReader> {
    const line = await visitor.context.newCDPSession(visitor.page);
    await line.send('Accessibility.enable');
    return new ScreenReader(visitor, line);
  }

  /** A new screen or message: the focus is on it, so that it is read out. */
  async landsOn(role: string, name: string | RegExp) {
    const wanted = is(role, name);
    const look = async () => {
      const here = await this.focus();
      return wanted(here) ? 'there' : spoken(here);
    };
    await expect.poll(look, { message: `${this.visitor.name} is on ${role} ${name}` }).toBe('there');
  }

  /** What a live region says now. */
  async isTold(words: string | RegExp) {
    await expect
      .poll(async () => (await this.announced()).join('\n'), { message: `${this.visitor.name}: is told` })
      [typeof words === 'string' ? 'toContain' : 'toMatch'](words as string & RegExp);
  }

  /** Somewhere on the page, for whoever goes through it. */
  async reads(words: string) {
    await expect
      .poll(async () => (await this.nodes()).map((node) => text(node.name)).join('\n'), {
        message: `${this.visitor.name}: reads`,
      })
      .toContain(words);
  }

  /** Goes on with Tab to a control, and presses it. */
  async press(name: string | RegExp, key: 'Enter' | 'Space' = 'Enter') {
    await this.tabTo('button', name);
    await this.visitor.page.keyboard.press(key);
  }

  async write(field: string | RegExp, words: string) {
    await this.tabTo('textbox', field);
    await this.visitor.page.keyboard.type(words);
  }

  /** Into the next group of radio buttons, if the focus is not in one, and with the arrow keys to an answer. */
  async choose(answer: string) {
    const { keyboard } = this.visitor.page;
    if ((await this.focus()).role !== 'radio') await this.tabTo('radio', /./);
    for (let step = 0; step < 12; step++) {
      if ((await this.focus()).name === answer) return keyboard.press('Space');
      await keyboard.press('ArrowDown');
    }
    throw new Error(`no answer "${answer}"`);
  }

  async tabTo(role: string, name: string | RegExp) {
    const wanted = is(role, name);
    const passed: string[] = [];
    for (let step = 0; step < MOST_STEPS; step++) {
      await this.visitor.page.keyboard.press('Tab');
      const here = await this.focus();
      if (wanted(here)) return this.showsTheFocus(spoken(here));
      passed.push(spoken(here));
    }
    throw new Error(
      `${this.visitor.name} cannot reach ${role} ${name} by keyboard; passed ${passed.join(', ')}`,
    );
  }

  /** Not for this person: for everybody else who has no mouse. */
  private async showsTheFocus(what: string) {
    const outlined = await this.visitor.page.evaluate(() => {
      const here = document.activeElement;
      const drawn = here instanceof HTMLInputElement ? (here.parentElement ?? here) : here;
      return [here, drawn].some((one) => one !== null && getComputedStyle(one).outlineStyle !== 'none');
    });
    expect(outlined, `the focus on ${what} can be seen`).toBe(true);
  }

  private async focus(): Promise<Spot> {
    const { result } = await this.line.send('Runtime.evaluate', { expression: 'document.activeElement' });
    if (!result.objectId) return { role: '', name: '' };
    // One node is enough here, and the whole tree of a room is slow.
    const { objectId } = result;
    const { nodes } = await this.line.send('Accessibility.getPartialAXTree', {
      objectId,
      fetchRelatives: false,
    });
    return { role: text(nodes[0]?.role), name: text(nodes[0]?.name).trim() };
  }

  private async announced(): Promise<string[]> {
    const nodes = await this.nodes();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const within = (node: AxNode): string =>
      text(node.role) === 'StaticText'
        ? text(node.name)
        : (node.childIds ?? []).map((id) => within(byId.get(id) ?? NOTHING)).join(' ');
    return nodes.filter((node) => LIVE.includes(text(node.role))).map(within);
  }

  private async nodes(): Promise<AxNode[]> {
    const { nodes } = (await this.line.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
    return nodes;
  }
}

const NOTHING: AxNode = { nodeId: '', ignored: true };

const text = (value: AxValue | undefined) => (typeof value?.value === 'string' ? value.value : '');

const spoken = ({ role, name }: Spot) => `${role} "${name}"`;

const is = (role: string, name: string | RegExp) => (spot: Spot) =>
  spot.role === role && (typeof name === 'string' ? spot.name === name : name.test(spot.name));
