import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `/api/sessions/${sessionId}/crises` and `/api/sessions/{sessionId}/crises` are the same path. */
const shape = (path: string) => path.replace(/\$?\{[^}]*\}/g, '{}').replace(/\?.*$/, '');

test('every path that the client requests is one of the protocol', () => {
  // A step of a care task is its last segment, in one template.
  const steps = (path: string) => [path, path.replace(/\/(take|done)$/, '/{}')];
  const documented = new Set(
    [
      ...readFileSync('../server/docs/PROTOCOL.md', 'utf8').matchAll(/`(?:GET|POST) (\/api\/[^`]*)`/g),
    ].flatMap(([, path]) => steps(shape(path ?? ''))),
  );
  const requested = readdirSync('src/api')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(`src/api/${file}`, 'utf8')
        .replace(/\/\*\*[\s\S]*?\*\//g, '')
        .matchAll(/['`](\/api\/[^'`]*)['`]/g),
    ])
    .map(([, path]) => shape(path ?? ''));
  expect(requested.length).toBeGreaterThan(10);
  expect(requested.filter((path) => !documented.has(path))).toEqual([]);
});
