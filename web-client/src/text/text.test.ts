import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { text } from '.';

const screens = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/^text\b|\.test\.tsx?$/.test(file))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .join('\n');

/** Words that are chosen by a code or taken under another name are known by their key alone. */
function isShown(part: string, key: string) {
  if (screens.includes(`text.${part}.${key}`) || screens.includes(`text.${part}[`)) return true;
  return new RegExp(`text\\.${part}\\b(?!\\.)`).test(screens) && new RegExp(`\\b${key}\\b`).test(screens);
}

test('every text is shown somewhere', () => {
  const unused = Object.entries(text).flatMap(([part, words]) =>
    typeof words === 'object'
      ? Object.keys(words).filter((key) => !isShown(part, key))
      : screens.includes(`text.${part}`)
        ? []
        : [part],
  );
  expect(unused).toEqual([]);
});
