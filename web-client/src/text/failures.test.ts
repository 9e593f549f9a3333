import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failures, failureText } from './failures';

test('every refusal that the protocol knows has words of its own', () => {
  const protocol = readFileSync('../server/docs/PROTOCOL.md', 'utf8');
  const section = protocol.slice(protocol.indexOf('## Codes'), protocol.indexOf('## Close codes'));
  const codes = [...section.matchAll(/^\| ((?:`[a-z-]+`(?:, | \/ )?)+) \|/gm)].flatMap(([, cell]) =>
    [...(cell ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code ?? ''),
  );
  expect(codes.length).toBeGreaterThan(50);
  expect(codes.filter((code) => !failures[code])).toEqual([]);
});

test('what nobody foresaw is our fault, and says what to do', () => {
  expect(failureText('something-new').next).toContain('call your practice');
});
