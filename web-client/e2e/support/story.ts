import { test as base, type Browser } from '@playwright/test';
import { startsGroup } from './group';
import { expectOnlyTheirOwn } from './heard';
import type { MiddleMan } from './MiddleMan';
import { TestServer } from './TestServer';
import { throughMiddleMan } from './throughMiddleMan';
import { desk, phone, Visitor, type Line } from './Visitor';

/** One visitor for each name. */
type Each<Names extends readonly string[]> = { [Name in keyof Names]: Visitor };

interface Story {
  /** What everybody's line is taken for who is not on one of the story's own. */
  lines: Line;
  /** Options of the server. */
  environment: Record<string, string>;
  server: TestServer;
  /** A lead, in the room. */
  lead: (name: string, browser?: Browser) => Promise<Visitor>;
  /** A patient, or a relative, in the waiting room, on a phone. At the end it is checked that they were told nothing of others. */
  patient: (name: string, browser?: Browser) => Promise<Visitor>;
  /** Somebody on the page that the link opens. */
  visitor: (
    name: string,
    viewport?: { width: number; height: number },
    browser?: Browser,
  ) => Promise<Visitor>;
  /** Somebody on a phone, on the page that the link opens: their media go through a middle-man. */
  onALine: (name: string) => Promise<{ person: Visitor; man: MiddleMan }>;
  /** A group that is running: the first lead has started it and has let in the patients. */
  group: <const Leads extends readonly [string, ...string[]], const Patients extends readonly string[]>(
    leads: Leads,
    patients: Patients,
  ) => Promise<[...Each<Leads>, ...Each<Patients>]>;
}

export const test = base.extend<Story>({
  lines: ['steady', { option: true }],
  environment: async ({}, use) => use({}),
  server: async ({ environment }, use, info) => {
    const server = new TestServer(environment);
    await server.start();
    await use(server);
    if (info.status !== info.expectedStatus) await info.attach('server', { body: server.said });
    await server.stop();
  },
  visitor: async ({ browser: chromium, server, lines }, use, info) => {
    const visitors: Visitor[] = [];
    await use(async (name, viewport = desk, browser = chromium) => {
      const visitor = await Visitor.open(browser, name, viewport, server.link(name), lines);
      visitors.push(visitor);
      return visitor;
    });
    for (const visitor of visitors) {
      if (info.status !== info.expectedStatus) {
        await info.attach(`${visitor.name}.png`, { body: await visitor.page.screenshot().catch(() => '') });
      }
      await visitor.context.close();
    }
  },
  onALine: async ({ browser, server }, use) => {
    const opened: { person: Visitor; man: MiddleMan }[] = [];
    await use(async (name) => {
      const person = await Visitor.open(browser, name, phone, undefined, 'real');
      const man = await throughMiddleMan(person.page);
      opened.push({ person, man });
      await person.page.goto(server.link(name));
      return { person, man };
    });
    for (const { person, man } of opened) {
      man.close();
      await person.context.close();
    }
  },
  group: async ({ lead, patient }, use) => {
    await use(async ([first, ...rest], patients) => {
      // Who comes first has the lead.
      const starts = await lead(first);
      const [others, waiting] = await Promise.all([
        Promise.all(rest.map((name) => lead(name))),
        Promise.all(patients.map((name) => patient(name))),
      ]);
      await startsGroup(starts, ...waiting);
      return [starts, ...others, ...waiting] as never;
    });
  },
  lead: async ({ visitor }, use) => {
    await use(async (name, browser) => {
      const lead = await visitor(name, desk, browser);
      await lead.join();
      await lead.isInRoom();
      return lead;
    });
  },
  patient: async ({ visitor, server }, use, info) => {
    const patients: Visitor[] = [];
    await use(async (name, browser) => {
      const patient = await visitor(name, phone, browser);
      patients.push(patient);
      await patient.join();
      await patient.seesHeading(/waiting room|can see that you are here/);
      return patient;
    });
    if (info.status === info.expectedStatus)
      for (const patient of patients) expectOnlyTheirOwn(patient, server);
  },
});

export { expect } from '@playwright/test';
