// Tells the browser stories, and says at the end which were told and which were not.
//
//   node e2e/tell.mjs           those without @long
//   node e2e/tell.mjs --all     all of them
//   node e2e/tell.mjs --list    tells none, and says which there are
//
// Further arguments go to Playwright, e.g. the names of files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const own = ['--all', '--list'];
const all = process.argv.includes('--all');
const onlyList = process.argv.includes('--list');
const more = process.argv.slice(2).filter((argument) => !own.includes(argument));
const folder = mkdtempSync(join(tmpdir(), 'homegroup-stories-'));

/** Runs Playwright and returns what it reports, as [stories, exit code]. */
function playwright(options, show) {
  const file = join(folder, 'report.json');
  const { status } = spawnSync(
    'npx',
    ['playwright', 'test', ...options, `--reporter=${show ? 'list,' : ''}json`, ...more],
    {
      stdio: show ? 'inherit' : ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, FORCE_COLOR: '0' },
    },
  );
  const report = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return [storiesIn(report.suites), status ?? 1];
}

function storiesIn(suites) {
  return suites.flatMap((suite) => [
    ...suite.specs.map(({ file, title, tags, tests: [test] }) => ({
      name: `${file.replace('.spec.ts', '')}: ${title}`,
      long: tags.includes('long'),
      status: test?.status,
      why: test?.annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given',
      seconds: (test?.results ?? []).reduce((sum, { duration }) => sum + duration / 1_000, 0),
    })),
    ...storiesIn(suite.suites ?? []),
  ]);
}

const say = (words) => console.log(words);
const sayEach = (stories, words) => stories.forEach((story) => say(`  ${words(story)}`));

function main() {
  const [known] = playwright(['--list'], false);
  const long = known.filter((story) => story.long);
  const usual = known.filter((story) => !story.long);
  if (onlyList) {
    say(`${usual.length} browser stories are always told:`);
    sayEach(usual, ({ name }) => name);
    say(`${long.length} more are told with --all:`);
    sayEach(long, ({ name }) => name);
    return 0;
  }
  const [told, exitCode] = playwright(all ? ['--workers=1'] : ['--grep-invert', '@long'], true);
  const having = (...statuses) => told.filter(({ status }) => statuses.includes(status));
  const passed = having('expected', 'flaky');
  const failed = having('unexpected');
  const notRun = having('skipped');
  const minutes = told.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  say('');
  say(
    `Browser stories: ${passed.length + failed.length} of ${known.length} told in ${minutes.toFixed(1)} minutes, ` +
      `${passed.length} passed, ${failed.length} failed, ${notRun.length} NOT RUN.`,
  );
  sayEach(having('flaky'), ({ name }) => `PASSED ONLY WHEN TRIED AGAIN ${name}`);
  sayEach(failed, ({ name }) => `FAILED ${name}`);
  sayEach(notRun, ({ name, why }) => `NOT RUN ${name} (${why})`);
  if (!all) {
    say(`${long.length} are left to ./homegroup test --all:`);
    sayEach(long, ({ name }) => name);
  }
  return exitCode;
}

try {
  process.exitCode = main();
} finally {
  rmSync(folder, { recursive: true });
}
