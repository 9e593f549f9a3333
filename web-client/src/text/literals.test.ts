import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** A string that begins like a sentence or a label: a capital, then at least one more word. */
const SENTENCE = /^[A-Z][\p{L}’]*(?:[,:]? [\p{L}’“(]+)+/u;

/** The string literals of a source file, without its comments. Only the fixed parts of a template count. */
function literals(source: string): string[] {
  const token =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
  return [...source.matchAll(token)]
    .map(([, single, double, template]) => single ?? double ?? template)
    .filter((one) => one !== undefined);
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/^(text|testing)\b|\.test\.tsx?$/.test(file),
);

// The linter finds literals between tags; this finds those in attributes, constants and calls.
test('sentences for people stand in src/text and nowhere else', () => {
  const found = files.flatMap((file) =>
    literals(readFileSync(join('src', file), 'utf8'))
      .filter((one) => SENTENCE.test(one))
      .map((one) => `${file}: ${one}`),
  );
  expect(found).toEqual([]);
});

test('what counts as a sentence', () => {
  const source = `
    // 'A comment is none'
    const label = 'Stop showing';
    const css = 'flex wrap', path = "M4 4l16 16", type = 'application/json', name = 'Homegroup';
    return \`Hello \${name}\`;`;
  expect(literals(source).filter((one) => SENTENCE.test(one))).toEqual(['Stop showing']);
});
