import { test as base } from './story';
import { TurnServer } from './TurnServer';

/** Stories with a relay. */
export const test = base.extend<{ turn: TurnServer }>({
  turn: async ({}, use, info) => {
    const turn = new TurnServer();
    await turn.start();
    await use(turn);
    if (info.status !== info.expectedStatus) await info.attach('turnserver', { body: turn.said });
    await turn.stop();
  },
});

export { expect } from './story';
