import { expect, test, vi } from 'vitest';
import { Failure } from '../errors';
import { CheckInForm, type Asking } from './CheckInForm';
import { scale, steps, type Form, type Item } from './questionnaire';
import { eventually } from '../testing/eventually';

const items: Item[] = [
  { linkId: 'hello', type: 'display', text: 'Take your time.' },
  {
    linkId: 'location',
    type: 'group',
    text: 'Where are you?',
    item: [
      { linkId: 'location.city', type: 'string', text: 'Town' },
      { linkId: 'location.confirmed', type: 'boolean', text: 'Is it so now?', required: true },
    ],
  },
  { linkId: 'safe', type: 'boolean', text: 'Do you feel safe?', required: true },
];

const form = (change: Partial<Form> = {}): Form => ({
  questionnaire: { item: items },
  remembered: {},
  received: null,
  ...change,
});

async function opened(change: Partial<Form> = {}, send = vi.fn(async () => ({}))) {
  const check = new CheckInForm({ load: async () => form(change), send, after: () => undefined });
  await eventually(() => expect(check.state.value.at).not.toBe('opening'));
  return { check, send, asking: () => check.state.value as Asking };
}

test('a group is one step, a question another; hints stand with what follows', () => {
  expect(steps(items).map((step) => [step.id, step.hints, step.questions.length])).toEqual([
    ['location', ['Take your time.'], 2],
    ['safe', [], 1],
  ]);
});

test('a short range of numbers is shown whole', () => {
  const range = (least: number, most: number) =>
    scale({
      linkId: 'craving',
      type: 'integer',
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: least },
        { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: most },
      ],
    });
  expect(range(0, 10)).toHaveLength(11);
  expect(range(0, 100)).toBeUndefined();
  expect(scale({ linkId: 'craving', type: 'integer' })).toBeUndefined();
});

test('what is required is asked for before going on; one can go back', async () => {
  const { check, asking } = await opened();
  check.next();
  expect(asking().missing).toEqual(['location.confirmed']);
  check.answer('location.confirmed', true);
  expect(asking().missing).toEqual([]);
  check.next();
  expect(asking().step).toBe(1);
  check.back();
  expect(asking().step).toBe(0);
  expect(asking().answers).toEqual({ 'location.confirmed': true });
});

test('what is remembered is offered to be confirmed, and can be corrected', async () => {
  const { check, asking } = await opened({ remembered: { 'location.city': 'Austin' } });
  expect(asking().confirming).toEqual(['location']);
  expect(asking().answers).toEqual({ 'location.city': 'Austin' });
  check.correct();
  expect(asking().confirming).toEqual([]);
  check.answer('location.city', '');
  expect(asking().answers).toEqual({});
});

test('sends once, and has a word for somebody who is not safe', async () => {
  const { check, send } = await opened();
  check.answer('location.confirmed', true);
  check.next();
  await check.send();
  expect(send).not.toHaveBeenCalled();
  check.answer('safe', false);
  await Promise.all([check.send(), check.send()]);
  expect(send).toHaveBeenCalledExactlyOnceWith({ 'location.confirmed': true, safe: false });
  expect(check.state.value).toEqual({ at: 'received', worry: 'unsafe' });
  check.again();
  expect(check.state.value.at).toBe('asking');
});

test('what could not be sent is not lost', async () => {
  const send = vi.fn(async () => {
    throw new Failure('unavailable', 'server');
  });
  const { check, asking } = await opened({}, send);
  check.answer('location.confirmed', true);
  check.next();
  check.answer('safe', true);
  await check.send();
  expect(asking()).toMatchObject({ problem: 'unavailable', sending: false, step: 1 });
  expect(asking().answers).toEqual({ 'location.confirmed': true, safe: true });
});

test('who has answered is not asked again; who is no patient not at all', async () => {
  const { check } = await opened({ received: '2026-11-21T17:00:00.000Z' });
  expect(check.state.value).toEqual({ at: 'received', worry: null });
  const none = new CheckInForm({
    load: () => Promise.reject(new Failure('not-a-patient', 'refused')),
    send: async () => undefined,
    after: () => undefined,
  });
  await eventually(() => expect(none.state.value.at).toBe('nothing'));
});

test('a line that is gone is tried again', async () => {
  const loads = [Promise.reject(new Failure('no-network', 'network')), Promise.resolve(form())];
  const later: (() => void)[] = [];
  const check = new CheckInForm({
    load: () => loads.shift() ?? Promise.resolve(form()),
    send: async () => undefined,
    after: (_, task) => later.push(task),
  });
  await eventually(() => expect(later).toHaveLength(1));
  later[0]?.();
  await eventually(() => expect(check.state.value.at).toBe('asking'));
});
