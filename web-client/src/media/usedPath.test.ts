import { expect, test } from 'vitest';
import { usedPath } from './usedPath';

const pair = (id: string, more: object = {}) => ({
  id,
  type: 'candidate-pair',
  state: 'succeeded',
  localCandidateId: `${id}-mine`,
  remoteCandidateId: `${id}-theirs`,
  ...more,
});
const mine = (id: string, candidateType: string, more: object = {}) => ({
  id: `${id}-mine`,
  type: 'local-candidate',
  candidateType,
  protocol: 'udp',
  ...more,
});
const theirs = (id: string, candidateType = 'host') => ({
  id: `${id}-theirs`,
  type: 'remote-candidate',
  candidateType,
  protocol: 'udp',
});
const transport = (selected?: string) => ({
  id: 'T',
  type: 'transport',
  ...(selected && { selectedCandidatePairId: selected }),
});
const twoPairs = [mine('a', 'host'), theirs('a'), mine('b', 'srflx'), theirs('b', 'prflx')];

test('the pair that the transport names', () => {
  const stats = [pair('a'), pair('b', { currentRoundTripTime: 0.042 }), ...twoPairs, transport('b')];
  expect(usedPath(stats)).toEqual({
    local: 'srflx',
    remote: 'prflx',
    protocol: 'udp',
    relayed: false,
    roundTripMs: 42,
  });
});

test('through a relay, the protocol is the one to the relay', () => {
  for (const protocol of ['udp', 'tcp', 'tls']) {
    const stats = [pair('r'), mine('r', 'relay', { relayProtocol: protocol }), theirs('r'), transport('r')];
    expect(usedPath(stats)).toEqual({ local: 'relay', remote: 'host', protocol, relayed: true });
  }
});

test('through a relay behind a NAT', () => {
  const stats = [pair('r'), mine('r', 'prflx', { relayProtocol: 'tls' }), theirs('r'), transport('r')];
  expect(usedPath(stats)).toMatchObject({ local: 'prflx', protocol: 'tls', relayed: true });
});

test('directly over TCP', () => {
  const stats = [pair('t'), mine('t', 'prflx', { protocol: 'tcp' }), theirs('t'), transport('t')];
  expect(usedPath(stats)?.protocol).toBe('tcp');
});

test('Firefox: the pair says by itself that it is selected', () => {
  expect(usedPath([pair('a'), pair('b', { selected: true }), ...twoPairs])?.local).toBe('srflx');
});

test('older browsers: the pair that was nominated and answers', () => {
  const stats = [
    pair('a', { nominated: true, state: 'failed' }),
    pair('b', { nominated: true }),
    ...twoPairs,
  ];
  expect(usedPath(stats)?.local).toBe('srflx');
});

test('no path yet', () => {
  expect(usedPath([])).toBeUndefined();
  expect(usedPath([transport(), pair('a', { state: 'in-progress' }), ...twoPairs])).toBeUndefined();
  expect(usedPath([transport('a'), pair('a')])).toBeUndefined();
});
