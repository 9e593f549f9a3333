import { expect, test } from 'vitest';
import { DataRate } from './DataRate';

const at = (seconds: number) => seconds * 1000;

test('says nothing before it has measured', () => {
  const rate = new DataRate();
  expect(rate.megabytesPerHour).toBeNull();
  rate.count(at(0), new Map([['up', 5_000_000]]));
  rate.count(at(2), new Map([['up', 5_010_000]]));
  expect(rate.megabytesPerHour).toBeNull();
});

test('64 kbit/s both peers together are 28.8 MB an hour', () => {
  const rate = new DataRate();
  for (let second = 0; second <= 10; second += 2)
    rate.count(
      at(second),
      new Map([
        ['up', second * 3_000],
        ['down', second * 5_000],
      ]),
    );
  expect(rate.megabytesPerHour).toBeCloseTo(28.8);
});

test('only the last twenty seconds count', () => {
  const rate = new DataRate();
  let bytes = 0;
  for (let second = 0; second <= 60; second += 2) {
    bytes += second < 30 ? 200_000 : 2_000;
    rate.count(at(second), new Map([['up', bytes]]));
  }
  expect(rate.megabytesPerHour).toBeCloseTo(3.6);
});

test('a connection that is replaced neither adds what it had nor takes away', () => {
  const rate = new DataRate();
  rate.count(at(0), new Map([['e1/up', 900_000]]));
  rate.count(at(2), new Map([['e1/up', 902_000]]));
  rate.count(at(4), new Map([['e2/up', 2_000]]));
  rate.count(at(6), new Map([['e2/up', 4_000]]));
  expect(rate.megabytesPerHour).toBeCloseTo(3.6);
});
