import { beforeEach, expect, test, vi } from 'vitest';
import { fakeTrack } from '../testing/FakePeer';
import type { Command } from '../protocol/messages';
import type { Outcome } from '../protocol/Outbox';
import { ScreenShare } from './ScreenShare';

let asked: Command[];
let answer: (command: Command) => Outcome;
let capture: () => Promise<MediaStreamTrack | undefined>;
let failed: string[];
let track: MediaStreamTrack & { stop: ReturnType<typeof vi.fn> };
let share: ScreenShare;

beforeEach(() => {
  asked = [];
  failed = [];
  track = Object.assign(fakeTrack('screen', 'video'), { stop: vi.fn() }) as never;
  capture = async () => track;
  // The server sends the state before it confirms the command.
  answer = (command) => {
    if (command.type === 'share-screen') share.told(command.on);
    return { done: true };
  };
  share = new ScreenShare({
    capture: () => capture(),
    command: async (command) => {
      asked.push(command);
      return answer(command);
    },
    failed: (code) => failed.push(code),
  });
});

const switches = () => asked.map((command) => command.type === 'share-screen' && command.on);
const refusal = (name: string) => Object.assign(new Error(name), { name });

test('what was chosen is shown once the server has it on record, and stopped', async () => {
  await share.start();
  expect(switches()).toEqual([true]);
  expect(share.track.value).toBe(track);
  share.stop();
  expect(share.track.value).toBeNull();
  expect(track.stop).toHaveBeenCalled();
  expect(switches()).toEqual([true, false]);
});

test('whoever chooses nothing has shown nothing, and nobody is told', async () => {
  capture = async () => Promise.reject(refusal('NotAllowedError'));
  await share.start();
  expect([asked, failed, share.track.value]).toEqual([[], [], null]);
});

test('a screen that cannot be captured is said', async () => {
  capture = async () => Promise.reject(refusal('NotReadableError'));
  await share.start();
  expect([asked, failed]).toEqual([[], ['screen-failed']]);
});

test('refused: the capture ends, and was never sent', async () => {
  answer = () => ({ done: false, code: 'screen-in-use' });
  const shown: unknown[] = [];
  share.track.subscribe((now) => shown.push(now));
  await share.start();
  expect(track.stop).toHaveBeenCalled();
  expect(shown).toEqual([]);
  expect(switches()).toEqual([true]);
});

test('the browser’s own button ends it as ours does', async () => {
  await share.start();
  track.onended?.(new Event('ended'));
  expect(share.track.value).toBeNull();
  expect(switches()).toEqual([true, false]);
});

test('ended by the browser while the server was asked: it is over for all', async () => {
  Object.assign(track, { readyState: 'ended' });
  await share.start();
  expect(share.track.value).toBeNull();
  expect(switches()).toEqual([true, false]);
});

test('what the server ends is not captured any more', async () => {
  await share.start();
  share.told(false);
  expect(track.stop).toHaveBeenCalled();
  expect(share.track.value).toBeNull();
  expect(switches()).toEqual([true]);
});

test('a page that was loaded again shows nothing, and says so once', async () => {
  answer = () => ({ done: true });
  share.told(true);
  share.told(true);
  expect(switches()).toEqual([false]);
});
