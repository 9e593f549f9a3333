import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseServerMessage } from './parse';
import { MalformedMessage } from './readers';

// The same files are read by the server's tests: what both sides agree on is these bytes.
const goldens = '../server/src/test/resources/protocol/server';

describe('every message of the server', () => {
  for (const file of readdirSync(goldens)) {
    test(`${file} is read without losing anything`, () => {
      const text = readFileSync(`${goldens}/${file}`, 'utf8');
      expect(parseServerMessage(text)).toEqual(JSON.parse(text));
    });
  }
});

describe('what is not as agreed', () => {
  const read = (file: string) => JSON.parse(readFileSync(`${goldens}/${file}.json`, 'utf8'));

  test('a field that is not known is ignored', () => {
    const message = { ...read('done'), somethingNew: 1 };
    expect(parseServerMessage(JSON.stringify(message))).toEqual(read('done'));
  });

  test('a type that is not known gives nothing', () => {
    expect(parseServerMessage('{"type":"of-next-year"}')).toBeUndefined();
    expect(parseServerMessage('{"type":"constructor"}')).toBeUndefined();
  });

  test('a wrong field is named by a pointer', () => {
    const message = read('snapshot');
    message.participants[1].role = 'king';
    const parse = () => parseServerMessage(JSON.stringify(message));
    expect(parse).toThrow(MalformedMessage);
    expect(parse).toThrow('/participants/1/role');
  });

  test('no JSON at all is refused', () => {
    expect(() => parseServerMessage('hello')).toThrow(MalformedMessage);
  });
});
