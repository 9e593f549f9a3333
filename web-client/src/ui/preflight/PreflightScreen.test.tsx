// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { Failure } from '../../errors';
import { SaveData } from '../../network/saveData';
import { checked, fakeLocal, idle, notChecked, nothing, press } from '../../testing/fakeRoom';
import { PreflightScreen } from './PreflightScreen';

test('the browser said no; plain help, and one can join all the same', () => {
  const local = fakeLocal({ video: { ...idle, failure: new Failure('video-refused', 'device') } });
  const join = vi.fn();
  render(
    <PreflightScreen
      title="Tuesday evening group"
      saveData={new SaveData(null, undefined)}
      local={local}
      preflight={notChecked()}
      onJoin={join}
    />,
  );
  expect(screen.getByRole('alert').textContent).toContain('Your browser does not let us use the camera');
  press('Try again');
  expect(local.turn).toHaveBeenCalledWith('video', true);
  press('Join');
  expect(join).toHaveBeenCalled();
});

test('saving data is suggested with its reason, and is the person’s to choose', () => {
  const saveData = new SaveData('mobile', undefined);
  render(
    <PreflightScreen
      title="Group"
      local={fakeLocal()}
      saveData={saveData}
      preflight={notChecked()}
      onJoin={nothing}
    />,
  );
  expect(screen.getByText('You seem to be on mobile data.')).toBeTruthy();
  const toggle = screen.getByRole('switch', { name: 'Save data' });
  expect(toggle.getAttribute('aria-checked')).toBe('false');
  fireEvent.click(toggle);
  expect(saveData.on.value).toBe(true);
  expect(screen.queryByText('You seem to be on mobile data.')).toBeNull();
});

test('the line is checked only when asked for, and may be left', () => {
  const preflight = notChecked();
  render(
    <PreflightScreen
      title="Group"
      local={fakeLocal()}
      saveData={new SaveData(null, { getItem: () => null, setItem: () => undefined })}
      preflight={preflight}
      onJoin={nothing}
    />,
  );
  press('Check my connection');
  expect(preflight.start).toHaveBeenCalledOnce();
  void act(() => preflight.state.set({ at: 'running', share: 0.5 }));
  expect(screen.getByRole('progressbar', { name: 'Checking your connection…' })).toBeTruthy();
  press('Stop');
  expect(preflight.stop).toHaveBeenCalled();
  void act(() => preflight.state.set({ at: 'result', check: checked }));
  expect(screen.getByTestId('verdict').textContent).toBe('Sound and picture do not get through.');
  expect(screen.getByText(/Try your mobile data instead of this Wi-Fi/)).toBeTruthy();
  expect(screen.getByText('Your browser does not let us use the microphone.')).toBeTruthy();
  void act(() =>
    preflight.state.set({
      at: 'result',
      check: { ...checked, rating: 'sound-only', recommendations: ['low-bandwidth'], path: 'relay' },
    }),
  );
  expect(screen.getByTestId('verdict').textContent).toBe('Your connection is good enough for sound.');
  expect(screen.getByText('Your connection is better with this on.')).toBeTruthy();
  void act(() => preflight.state.set({ at: 'refused', code: 'too-many-preflights' }));
  expect(screen.getByText('You have run many checks this hour')).toBeTruthy();
});
