import { beforeEach, expect, test } from 'vitest';
import type { ReceiverConstraint } from '../protocol/messages';
import { VirtualTime } from '../testing/virtualTime';
import { READABLE, TALLEST, ReceiverConstraints, constraintsFor } from './ReceiverConstraints';

const free = { none: false, small: false };
let time: VirtualTime;
let said: ReceiverConstraint[][];
let receiverConstraints: ReceiverConstraints;

beforeEach(() => {
  time = new VirtualTime();
  said = [];
  receiverConstraints = new ReceiverConstraints(time, (video) => said.push(video));
});

const tiles = (heights: Record<string, number>) => new Map(Object.entries(heights));

test('heights are rounded up to a step, and a tile without a size asks for nothing', () => {
  expect(constraintsFor(tiles({ ben: 170, ana: 500, chloe: 0, dana: 3000 }), false, free)).toEqual([
    { participantId: 'ana', height: 720 },
    { participantId: 'ben', height: 180 },
    { participantId: 'dana', height: 1080 },
  ]);
});

test('small: none taller than the smallest; none, or out of sight: nothing at all', () => {
  const shown = tiles({ ana: 500, ben: 80 });
  expect(constraintsFor(shown, false, { none: false, small: true })).toEqual([
    { participantId: 'ana', height: 180 },
    { participantId: 'ben', height: 90 },
  ]);
  expect(constraintsFor(shown, false, { none: true, small: false })).toEqual([]);
  expect(constraintsFor(shown, true, free)).toEqual([]);
});

test('a screen is still asked for when no face is, in its readable size or in whole', () => {
  const shown = tiles({ ana: 500, elena: 700 });
  const screen = (tallest: number) => ({ of: 'elena', tallest });
  expect(constraintsFor(shown, false, { none: false, small: true, screen: screen(TALLEST) })).toEqual([
    { participantId: 'ana', height: 180 },
    { participantId: 'elena', height: 720 },
  ]);
  expect(constraintsFor(shown, false, { none: true, small: true, screen: screen(READABLE) })).toEqual([
    { participantId: 'elena', height: READABLE },
  ]);
});

test('a screen is not asked for in the end, nor out of sight, nor by who saves data and did not ask', () => {
  const shown = tiles({ ana: 500, elena: 700 });
  const whole = { of: 'elena', tallest: TALLEST };
  const gone = { of: 'elena', tallest: 0 };
  expect(constraintsFor(shown, false, { none: true, small: true, screen: gone })).toEqual([]);
  expect(constraintsFor(shown, true, { none: true, small: true, screen: whole })).toEqual([]);
  expect(constraintsFor(shown, false, { none: false, small: false, screen: gone })).toEqual([
    { participantId: 'ana', height: 720 },
  ]);
});

test('changes are gathered, and what is as it was is not said again', async () => {
  receiverConstraints.connected();
  receiverConstraints.setVisibleTiles(tiles({ ana: 100 }));
  receiverConstraints.setVisibleTiles(tiles({ ana: 100, ben: 100 }));
  await time.elapse(300);
  receiverConstraints.setVisibleTiles(tiles({ ben: 110, ana: 120 }));
  await time.elapse(300);
  expect(said).toEqual([
    [
      { participantId: 'ana', height: 180 },
      { participantId: 'ben', height: 180 },
    ],
  ]);
});

test('somebody new is asked for almost at once, another size is no hurry', async () => {
  receiverConstraints.setVisibleTiles(tiles({ ana: 100 }));
  await time.elapse(300);
  receiverConstraints.setVisibleTiles(tiles({ ana: 300 }));
  await time.elapse(100);
  expect(said).toHaveLength(1);
  receiverConstraints.setVisibleTiles(tiles({ ana: 300, ben: 300 }));
  await time.elapse(30);
  expect(said).toHaveLength(2);
});

test('saving data is said before anything is shown, at once, and on each connection', () => {
  receiverConstraints.restrain({ none: true, small: false });
  receiverConstraints.connected();
  receiverConstraints.connected();
  expect(said).toEqual([[], [], []]);
});

test('a page out of sight for a moment keeps its pictures, for longer it does not', async () => {
  receiverConstraints.setVisibleTiles(tiles({ ana: 100 }));
  await time.elapse(300);
  receiverConstraints.pageHidden(true);
  await time.elapse(1_500);
  receiverConstraints.pageHidden(false);
  await time.elapse(3_000);
  expect(said).toHaveLength(1);
  receiverConstraints.pageHidden(true);
  await time.elapse(2_100);
  receiverConstraints.pageHidden(false);
  await time.elapse(10);
  expect(said.slice(1)).toEqual([[], [{ participantId: 'ana', height: 180 }]]);
});
