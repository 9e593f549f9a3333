// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Crisis, OpenTask } from '../../protocol/messages';
import type { RoomState } from '../../session/state';
import { fakeScope } from '../../testing/fakeApi';
import { fakeController, nothing, press, stateOf } from '../../testing/fakeRoom';
import { leadsSnapshot, NOW } from '../../testing/people';
import { LeadBanners } from '../lead/LeadBanners';
import { LeadPanel } from '../lead/LeadPanel';
import { CrisisBanners } from './CrisisBanners';
import type { CrisisCardView } from '../../api/crises';

/** Dana called for help, and her connection dropped before a lead was with her. */
const lost: Crisis = {
  crisisId: 'c-1',
  participantId: 'p-dana',
  name: 'Dana Kowalski',
  raisedAt: NOW,
  answered: false,
  with: [],
  connected: false,
};
const due: OpenTask = {
  taskId: 't-1',
  kind: 'telephone-callback',
  participantId: 'p-dana',
  name: 'Dana Kowalski',
  raisedAt: NOW,
  dueAt: NOW,
  taken: false,
  takenBy: null,
  takenById: null,
  durable: false,
  unreached: false,
};
const card: CrisisCardView = {
  ...lost,
  closed: null,
  answersState: 'good',
  location: null,
  telephone: '512 555 0134',
  support: null,
  numbers: [],
  lastMediaAt: null,
  log: [],
};

function lead(crises: Crisis[], tasks: OpenTask[]) {
  const state = stateOf<RoomState>({ ...leadsSnapshot, waiting: [] });
  if (!state.lead) throw new Error('not a lead');
  const { controller, commands } = fakeController();
  const scope = fakeScope((path) => (path === 'crises' ? { crises: [] } : card));
  return {
    state,
    lead: { ...state.lead, crises, tasks },
    controller: { ...controller, ...scope },
    commands,
  };
}

test('the number of whoever is lost stands on a card for every lead', async () => {
  const view = lead([lost], [due]);
  render(<LeadPanel {...view} onDownload={nothing} />);
  const link = await within(screen.getByTestId('crisis-card')).findByRole('link', { name: '512 555 0134' });
  expect(link.getAttribute('href')).toBe('tel:5125550134');
});

test('when somebody calls them, it can be said that it is over', () => {
  const untaken = lead([lost], [due]);
  const { unmount } = render(<CrisisBanners {...untaken} panelOpen={false} onOpen={nothing} />);
  expect(screen.queryByRole('button', { name: /It is over/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Open the card of Dana Kowalski' })).toBeTruthy();
  unmount();
  const taken = lead([lost], [{ ...due, taken: true, takenBy: 'Marcus Okafor' }]);
  render(<CrisisBanners {...taken} panelOpen={false} onOpen={nothing} />);
  press('It is over for Dana Kowalski');
  press('It is over');
  expect(taken.commands).toEqual([{ type: 'close-crisis', crisisId: 'c-1' }]);
});

test('whoever has left can be called back', () => {
  const view = lead([], []);
  const who = { participantId: 'p-dana', name: 'Dana Kowalski', role: 'patient' } as const;
  const notice = { number: 1, kind: 'gone', who, reason: 'left', at: '' } as const;
  render(<LeadBanners {...view} lead={{ ...view.lead, notice }} panelOpen={false} onOpen={nothing} />);
  expect(screen.getByText('Dana Kowalski has left.')).toBeTruthy();
  press('Call them back: Dana Kowalski');
  press('Yes, call them');
  expect(view.commands).toEqual([{ type: 'raise-crisis', participantId: 'p-dana' }]);
  expect(screen.queryByText('Dana Kowalski has left.')).toBeNull();
});
