import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serverCodes } from '../protocol/codes';
import { failureText } from './failures';

test('the codes are those of the protocol', () => {
  const protocol = readFileSync('../server/docs/PROTOCOL.md', 'utf8');
  const section = protocol.slice(protocol.indexOf('## Codes'), protocol.indexOf('## Close codes'));
  const codes = [...section.matchAll(/^\| ((?:`[a-z-]+`(?:, | \/ )?)+) \|/gm)].flatMap(([, cell]) =>
    [...(cell ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code ?? ''),
  );
  expect([...serverCodes].sort()).toEqual(codes.sort());
});

test('a code of a newer server has a calm text that says what to do', () => {
  for (const code of ['something-new', 'toString', ''])
    expect(failureText(code).title).toBe('That did not work');
  expect(failureText('something-new').next).toContain('call your practice');
});
