import { beforeEach, expect, test } from 'vitest';
import { followNetwork } from './followNetwork';

class Connection extends EventTarget {
  type: string | undefined;
  effectiveType = '4g';

  becomes(type: string | undefined, effectiveType = this.effectiveType) {
    this.type = type;
    this.effectiveType = effectiveType;
    this.dispatchEvent(new Event('change'));
  }
}

let page: EventTarget;
let told: string[];
const follower = { lost: () => told.push('lost'), changed: () => told.push('changed') };

beforeEach(() => {
  page = new EventTarget();
  told = [];
});

test('the network goes, and is there again', () => {
  followNetwork(page, undefined, follower);
  page.dispatchEvent(new Event('offline'));
  page.dispatchEvent(new Event('online'));
  expect(told).toEqual(['lost', 'changed']);
});

test('from Wi-Fi to mobile data, with a moment of nothing between', () => {
  const connection = new Connection();
  connection.type = 'wifi';
  followNetwork(page, connection, follower);
  connection.becomes('none');
  connection.becomes('cellular');
  expect(told).toEqual(['lost', 'changed']);
});

test.each(['cellular', undefined])('a line that is only estimated anew is the same line (%s)', (type) => {
  const connection = new Connection();
  connection.type = type;
  followNetwork(page, connection, follower);
  for (const estimate of ['3g', '2g', '4g']) connection.becomes(type, estimate);
  expect(told).toEqual([]);
});
