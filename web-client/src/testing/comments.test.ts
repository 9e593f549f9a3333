import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const QUESTION = /^(What|Who|Whom|Whose|How|Which|Where|Whether|Why)\b/;
const VAGUE = /\b(somebody|anybody|everybody|whoever)\b/i;

const comments = ['src', 'gallery'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.includes('dist'))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/\/\*\*?([\s\S]*?)\*\/|^\s*\/\/(.*)$/gm)].map(
        ([, block, line]) => `${file}: ${(block ?? line ?? '').replace(/\s*\n\s*\*?\s*/g, ' ').trim()}`,
      ),
    ),
);

test('a comment begins with its subject, and names the person it is about', () => {
  expect(comments.length).toBeGreaterThan(300);
  const text = (comment: string) => comment.slice(comment.indexOf(': ') + 2);
  expect(comments.filter((one) => QUESTION.test(text(one)) || VAGUE.test(text(one)))).toEqual([]);
});
