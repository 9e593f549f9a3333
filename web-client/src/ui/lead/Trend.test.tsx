// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { TrendPoint } from '../../api/trend';
import { fakeScope } from '../../testing/fakeApi';
import { NOW } from '../../testing/people';
import { Trend } from './Trend';

const point = (date: string, craving: number | null, change: Partial<TrendPoint> = {}): TrendPoint => ({
  date,
  craving,
  used: false,
  answersState: 'good',
  ...change,
});

async function draw(...points: TrendPoint[]) {
  const controller = fakeScope(() => ({ points, sign: null }));
  const { container } = render(<Trend participantId="p-ana" receivedAt={NOW} controller={controller} />);
  await screen.findByRole('heading', { name: 'Craving, last eight weeks' });
  return container;
}

test('what was changed or is gone is said, and not drawn', async () => {
  const container = await draw(
    point('2026-11-01', 2),
    point('2026-11-08', null, { answersState: 'changed' }),
    point('2026-11-10', null, { answersState: 'lost' }),
    point('2026-11-12', null, { answersState: 'lost' }),
    point('2026-11-15', 6),
  );
  expect(container.querySelectorAll('svg[role=img] circle')).toHaveLength(2);
  expect(screen.getByRole('img').getAttribute('aria-label')).not.toContain('Nov 8');
  expect(screen.getByTestId('trend-changed').textContent).toBe(
    'Answers of Nov 8 were changed after they were given. They are not shown.',
  );
  expect(screen.getByTestId('trend-lost').textContent).toBe(
    'Answers of Nov 10, Nov 12 are gone, or cannot be read.',
  );
});

test('who was not asked about craving has no dot; who used has one', async () => {
  const container = await draw(
    point('2026-11-01', 2),
    point('2026-11-08', null),
    point('2026-11-15', null, { used: true }),
  );
  expect(container.querySelectorAll('svg[role=img] circle')).toHaveLength(2);
  expect(screen.getByRole('img').getAttribute('aria-label')).toContain('Nov 8: no answer');
});

test('one day alone is no trend', async () => {
  await draw(point('2026-11-15', 6), point('2026-11-08', null, { answersState: 'lost' }));
  expect(screen.getByText('No earlier answers.')).toBeTruthy();
  expect(screen.getByTestId('trend-lost')).toBeTruthy();
});
