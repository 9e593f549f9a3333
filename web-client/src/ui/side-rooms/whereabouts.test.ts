import { describe, expect, it } from 'vitest';
import { evenSplit, secondsLeft } from './whereabouts';

describe('evenSplit', () => {
  it('deals everybody out, with sizes that differ by one at most', () => {
    expect(evenSplit(['a', 'b', 'c', 'd', 'e'], 2)).toEqual({ a: 0, b: 1, c: 0, d: 1, e: 0 });
  });
});

describe('secondsLeft', () => {
  it('counts down to zero and no further', () => {
    const at = '2026-11-21T23:20:30.000Z';
    expect(secondsLeft(at, Date.parse('2026-11-21T23:20:00.500Z'))).toBe(30);
    expect(secondsLeft(at, Date.parse('2026-11-21T23:21:00.000Z'))).toBe(0);
  });
});
