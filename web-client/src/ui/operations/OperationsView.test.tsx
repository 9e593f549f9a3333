// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Bridge } from '../../api/bridges';
import { OperationsView } from './OperationsView';

const east: Bridge = {
  name: 'east',
  kind: 'janus',
  region: 'eastern',
  available: true,
  drained: false,
  load: 0.234,
  sessions: 2,
  conferences: 5,
  endpoints: 13,
  moves: 1,
};
const west: Bridge = {
  ...east,
  name: 'west',
  region: null,
  sessions: 0,
  conferences: 0,
  endpoints: 0,
  moves: 0,
};

function open(bridges: Bridge[] | undefined) {
  const drain = vi.fn();
  render(<OperationsView bridges={bridges} problem={undefined} onDrain={drain} onBack={() => undefined} />);
  return drain;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('a row says how a bridge stands', () => {
  open([east, { ...west, available: false, load: null }]);
  expect(screen.getByRole('row', { name: /east janus, eastern Working 23 % 2 5 13 1/ })).toBeTruthy();
  expect(screen.getByRole('row', { name: /west janus Down – 0 0 0 0/ })).toBeTruthy();
});

test('draining asks first', () => {
  const drain = open([east, west]);
  press('Stop new groups on east');
  expect(screen.getByRole('dialog').textContent).toContain('go on undisturbed');
  press('Cancel');
  expect(drain).not.toHaveBeenCalled();
  press('Stop new groups on east');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Stop new groups' }));
  expect(drain).toHaveBeenCalledWith('east', true);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('draining the last one says what that means', () => {
  open([east, { ...west, drained: true }]);
  press('Stop new groups on east');
  expect(screen.getByRole('dialog').textContent).toContain('will meet by text');
});

test('allowing again harms nobody and asks nothing', () => {
  const drain = open([{ ...east, drained: true }, west]);
  press('Allow new groups on east');
  expect(drain).toHaveBeenCalledWith('east', false);
});

test('when no bridge takes new groups, it is said', () => {
  open([
    { ...east, drained: true },
    { ...west, available: false },
  ]);
  expect(screen.getByTestId('banner').textContent).toContain('No bridge takes new groups now');
});

test('a server without bridges', () => {
  open([]);
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText(/This server has no video bridge/)).toBeTruthy();
});
