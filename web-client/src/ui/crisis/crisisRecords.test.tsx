// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { Failure } from '../../errors';
import type { SessionScope } from '../../api/path';
import { fakeScope } from '../../testing/fakeApi';
import type { LeadView } from '../../session/state';
import { CrisisRecordsButton } from './CrisisRecordsButton';
import { CrisisRecordsScreen } from './CrisisRecordsScreen';
import { PastCrises } from './PastCrises';
import type { CrisisCardView } from '../../api/crises';
import { eventually } from '../../testing/eventually';

const card: CrisisCardView = {
  crisisId: 'c-1',
  participantId: 'p-ana',
  name: 'Ana Morales',
  raisedAt: '2026-11-21T23:35:00.000Z',
  closed: { at: '2026-11-21T23:58:00.000Z', by: 'Dr. Elena Rivera' },
  answersState: 'good',
  location: { address: '12 Harbor Lane', city: 'Austin', state: 'TX', county: null, confirmed: true },
  telephone: '512 555 0134',
  support: null,
  numbers: [],
  lastMediaAt: null,
  log: [
    {
      step: 'stayed',
      text: null,
      by: 'Dr. Elena Rivera',
      at: '2026-11-21T23:40:00.000Z',
      late: false,
    },
  ],
};

/** The server's side: the crises, and whatever is written. */
function house(...crises: CrisisCardView[]) {
  const written: unknown[] = [];
  const answer = (path: string, body?: unknown): unknown => {
    if (path === 'crises') return { crises };
    if (body === undefined) return crises.find((one) => path.endsWith(one.crisisId));
    written.push([path, body]);
    return {
      step: 'note',
      text: (body as { text: string }).text,
      by: 'Dr. Elena Rivera',
      at: '2026-11-22T01:00:00.000Z',
      late: true,
    };
  };
  return { answer, scope: fakeScope(answer), written };
}

const open = (scope: SessionScope) =>
  render(
    <CrisisRecordsScreen
      title="Tuesday evening group"
      zone="America/Chicago"
      scope={scope}
      back="Back to today"
      onBack={() => undefined}
    />,
  );

test('a closed crisis is read, and what is added says that it came later', async () => {
  const { scope, written } = house(card);
  open(scope);
  const record = within(await screen.findByTestId('crisis-record'));
  expect(record.getByText('5:35 PM to 5:58 PM, closed by Dr. Elena Rivera.')).toBeTruthy();
  expect((await record.findByTestId('crisis-place')).textContent).toContain('12 Harbor Lane');
  expect(record.queryByText('added later')).toBeNull();
  expect(record.queryByRole('button', { name: 'Called 911' })).toBeNull();
  fireEvent.input(record.getByLabelText('Note'), { target: { value: 'She is home.' } });
  fireEvent.click(record.getByRole('button', { name: 'Add the note' }));
  expect((await record.findByText('She is home.')).closest('li')?.textContent).toContain('added later');
  expect(written).toEqual([['crises/c-1/notes', { step: 'note', text: 'She is home.' }]]);
});

test('nobody closed it, and the answers were changed: both are said, and no place is shown', async () => {
  const { scope } = house({
    ...card,
    closed: { at: '2026-11-21T23:58:00.000Z', by: null },
    answersState: 'changed',
    location: null,
    telephone: null,
  });
  open(scope);
  const record = within(await screen.findByTestId('crisis-record'));
  expect(record.getByText(/No one closed it before the group was over at 5:58 PM/)).toBeTruthy();
  expect((await record.findByTestId('answers-unreliable')).textContent).toContain('Do not rely on them');
  expect(record.getByTestId('crisis-place').textContent).toBe('Not known');
});

test('without a crisis the page says so', async () => {
  open(house().scope);
  expect(await screen.findByText('No one needed help in this session.')).toBeTruthy();
});

test.each([
  ['there was one', house(card).answer, true],
  ['there was none', house().answer, false],
  ['it is not theirs to read', () => Promise.reject(new Failure('forbidden', 'refused')), false],
  ['nobody can tell', () => Promise.reject(new Failure('unavailable', 'server')), true],
])('the way to the records: %s', async (_, answer, there) => {
  const asked = vi.fn(answer);
  render(<CrisisRecordsButton scope={fakeScope(asked)} onOpen={() => undefined} />);
  await eventually(() => expect(asked).toHaveBeenCalled());
  await Promise.allSettled(asked.mock.results.map((one) => one.value));
  await eventually(() => expect(screen.queryByRole('button') !== null).toBe(there));
});

test('in the panel, while the session goes on: of those that are over, asked again when one is', async () => {
  const { answer } = house(card, { ...card, crisisId: 'c-2', name: 'Ben Carter', closed: null });
  let answering = house().answer;
  const controller = fakeScope((path, body) => answering(path, body));
  const lead = (crises: string[]) =>
    ({ crises: crises.map((crisisId) => ({ crisisId })) }) as unknown as LeadView;
  const panel = (crises: string[]) => (
    <PastCrises lead={lead(crises)} zone="America/Chicago" controller={controller} />
  );
  const { rerender } = render(panel(['c-1', 'c-2']));
  expect(screen.queryByRole('button')).toBeNull();
  answering = answer;
  rerender(panel(['c-2']));
  fireEvent.click(await screen.findByRole('button', { name: 'Crisis records' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(await dialog.findAllByTestId('crisis-record')).toHaveLength(1);
  expect(dialog.getByText('5:35 PM to 5:58 PM, closed by Dr. Elena Rivera.')).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});
