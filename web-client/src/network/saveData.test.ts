import { expect, test } from 'vitest';
import { SaveData, suggestion } from './saveData';

function storage(content: Record<string, string> = {}) {
  return {
    content,
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => void (content[key] = value),
  };
}

test('is off until somebody turns it on, and remembered on the device', () => {
  const here = storage();
  const first = new SaveData(null, here);
  expect(first.on.value).toBe(false);
  first.turn(true);
  expect(new SaveData(null, here).on.value).toBe(true);
  first.turn(false);
  expect(new SaveData('mobile', here).on.value).toBe(false);
});

test('works without a storage, for this visit', () => {
  const shut = {
    getItem: () => {
      throw new Error('SecurityError');
    },
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  const saving = new SaveData(null, shut);
  saving.turn(true);
  expect(saving.on.value).toBe(true);
});

test.each([
  ['phone', undefined, null],
  ['phone', { type: 'wifi', effectiveType: '4g' }, null],
  ['phone', { type: 'cellular', effectiveType: '4g' }, 'mobile'],
  ['phone', { effectiveType: '3g' }, 'slow'],
  ['tablet', { saveData: true, type: 'cellular' }, 'asked'],
  ['computer', { effectiveType: '2g' }, null],
] as const)('a %s with %o: %s', (device, hints, expected) => {
  expect(suggestion(device, hints)).toBe(expected);
});
