// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OutState, RoomState, WaitingState } from '../../session/state';
import { checked, fakeLocal, notChecked, nothing, openRoom, stateOf } from '../../testing/fakeRoom';
import { groupSnapshot, waitingSnapshot } from '../../testing/people';
import { ConnectionCheck } from '../preflight/ConnectionCheck';
import { OpeningScreen } from '../landing/OpeningScreen';
import { ProblemScreen } from '../landing/ProblemScreen';
import { OutScreen } from '../out/OutScreen';
import { TodayScreen } from '../today/TodayScreen';
import { WaitingRoomScreen } from '../waiting-room/WaitingRoomScreen';

const meta = document.createElement('meta');
meta.name = 'practice-telephone';
meta.content = '+1 (512) 555-0100';

beforeEach(() => document.head.append(meta));
afterEach(() => {
  meta.remove();
  vi.useRealTimers();
});

const link = () => screen.queryByRole('link', { name: 'Call your practice at +1 (512) 555-0100' });
const call = () => link()?.getAttribute('href');
const passes = (ms: number) =>
  void act(() => {
    vi.advanceTimersByTime(ms);
  });
const NUMBER = 'tel:+15125550100';

test.each(['link-used', 'link-expired', 'link-unknown', 'no-link', 'no-network', 'unavailable'])(
  'the page about %s says whom to call',
  (code) => {
    render(<ProblemScreen code={code} retrying={false} onRetry={nothing} />);
    expect(call()).toBe(NUMBER);
    expect(screen.getByTestId('call-practice').textContent).toBe('Call your practice: +1 (512) 555-0100');
  },
);

test('a practice without a number is not called', () => {
  meta.remove();
  render(<ProblemScreen code="link-unknown" retrying={false} onRetry={nothing} />);
  expect(screen.queryByTestId('call-practice')).toBeNull();
});

test.each([
  ['removed', NUMBER],
  ['declined', NUMBER],
  ['refused', NUMBER],
  ['left', undefined],
  ['session-ended', undefined],
] as const)('after an ending: %s', (reason, href) => {
  const state: OutState = { at: 'out', ending: { reason, code: 'not-booked' }, session: null, you: null };
  render(<OutScreen state={state} onComeBack={nothing} onToToday={nothing} onDownload={nothing} />);
  expect(call()).toBe(href);
});

test('whoever has no group today can ask', () => {
  render(<TodayScreen name="Ana" sessions={[]} onJoin={nothing} onRefresh={nothing} />);
  expect(call()).toBe(NUMBER);
});

test('no way for sound and picture: the practice may know one', () => {
  const preflight = notChecked({ at: 'result', check: checked });
  render(<ConnectionCheck preflight={preflight} />);
  expect(call()).toBe(NUMBER);
  void act(() =>
    preflight.state.set({ at: 'result', check: { ...checked, rating: 'good', recommendations: [] } }),
  );
  expect(call()).toBeUndefined();
});

test('the waiting room says it among what happens next', () => {
  const state = stateOf<WaitingState>(waitingSnapshot);
  render(<WaitingRoomScreen state={state} local={fakeLocal()} onLeave={nothing} onOtherDevice={nothing} />);
  expect(call()).toBe(NUMBER);
});

test('when the line stays away, in the room and before it', () => {
  vi.useFakeTimers();
  openRoom(groupSnapshot, { connection: 'down' } satisfies Partial<RoomState>);
  passes(19_000);
  expect(call()).toBeUndefined();
  passes(1_000);
  expect(call()).toBe(NUMBER);
});

test('when nothing opens for long', () => {
  vi.useFakeTimers();
  render(<OpeningScreen />);
  expect(call()).toBeUndefined();
  passes(20_000);
  expect(call()).toBe(NUMBER);
});
