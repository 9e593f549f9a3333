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
  properties?: { name: string; value: AxValue }[];
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
    await expect
      .poll(async () => spoken(await this.focus()), { message: `${this.visitor.name}: the focus` })
      .toMatch(wholly(role, name));
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
    const wanted = wholly(role, name);
    const passed: string[] = [];
    for (let step = 0; step < MOST_STEPS; step++) {
      await this.visitor.page.keyboard.press('Tab');
      const here = spoken(await this.focus());
      if (wanted.test(here)) return this.showsTheFocus(here);
      passed.push(here);
    }
    throw new Error(`${this.visitor.name} cannot reach ${wanted} by keyboard; passed ${passed.join(', ')}`);
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
    const focused = (await this.nodes()).filter((node) => property(node, 'focused') === true);
    const last = focused[focused.length - 1];
    return { role: text(last?.role), name: text(last?.name).trim() };
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

const property = (node: AxNode, name: string) =>
  node.properties?.find((one) => one.name === name)?.value.value;

const spoken = ({ role, name }: Spot) => `${role} "${name}"`;

function wholly(role: string, name: string | RegExp): RegExp {
  const words = typeof name === 'string' ? name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : `.*${name.source}.*`;
  return new RegExp(`^${role} "${words}"$`);
}
