import { expect, test } from 'vitest';
import { placed } from './trendPoints';

test('days stand at their true distance, strong craving stands high', () => {
  const dots = placed(
    [
      { date: '2026-11-01', craving: 0, used: false, answersState: 'good' },
      { date: '2026-11-03', craving: 10, used: false, answersState: 'good' },
      { date: '2026-11-11', craving: null, used: true, answersState: 'good' },
    ],
    100,
    100,
  );
  const [first, second, third] = dots;
  expect(first).toMatchObject({ x: 30, y: 72 });
  expect(second?.y).toBe(10);
  expect(((second?.x ?? 0) - 30) / ((third?.x ?? 0) - 30)).toBeCloseTo(0.2, 1);
});

test('a single day has its place', () => {
  expect(
    placed([{ date: '2026-11-01', craving: 5, used: false, answersState: 'good' }], 100, 100)[0]?.x,
  ).toBe(30);
});
