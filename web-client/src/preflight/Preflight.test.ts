import { beforeEach, expect, test } from 'vitest';
import type { PeerStats } from '../network/peerStats';
import type { DeviceState, LocalMedia, LocalMediaState } from '../media/LocalMedia';
import type { FakePeer } from '../testing/FakePeer';
import { fakePeers } from '../testing/FakePeer';
import { Observable } from '../observable';
import type { ClientMessageOf, PreflightResult, MediaOpen } from '../protocol/messages';
import { FakeSocket, type FakeServer } from '../testing/fakeServer';
import { VirtualTime } from '../testing/virtualTime';
import { Preflight } from './Preflight';

const on: DeviceState = { on: true, held: false, letGo: false, track: null, failure: null, asking: false };
const devices: LocalMediaState = { audio: on, video: { ...on, on: false }, devices: [], chosen: {} };
const track = (kind: string) => ({ kind }) as MediaStreamTrack;

let time: VirtualTime;
let peers: FakePeer[];
let socket: FakeSocket;
let stopped: number;
let checker: Preflight;

beforeEach(() => {
  time = new VirtualTime();
  stopped = 0;
  const { made, factory } = fakePeers();
  peers = made;
  checker = new Preflight({
    sessionId: 's-1',
    local: { state: new Observable(devices) } as unknown as LocalMedia,
    accessToken: async () => 'token',
    openSocket: () => {
      socket = new FakeSocket({ onMessage: () => undefined } as unknown as FakeServer);
      return socket.asSocket;
    },
    makePeer: factory,
    makeSignal: () => ({ audio: track('audio'), video: track('video'), stop: () => (stopped += 1) }),
    clock: time,
  });
});

const relay = { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' };

function open(check: 'sends' | 'receives', attempt = 1, change: Partial<MediaOpen> = {}) {
  socket.say({
    type: 'media-open',
    endpoint: `${check}.${attempt}`,
    preflight: check,
    peers: [{ peer: 'all', offerer: 'browser', sends: ['audio', 'video'] }],
    iceServers: [],
    transport: 'all',
    ...change,
  });
}

async function begins(change: Partial<MediaOpen> = {}) {
  checker.start();
  await time.elapse(0);
  socket.open();
  open('sends', 1, change);
  open('receives', 1, change);
  await time.elapse(250);
}

function counts(index: number, figures: Partial<PeerStats>) {
  const peer = peers[index];
  if (peer) peer.counted = { ...peer.counted, relayed: false, roundTripMs: 42, ...figures };
}

const sound = (packets: number, lost: number) => ({ I1: { video: false, packets, lost, mended: null } });
const sent = (packets: number, lost: number) => ({ packets, lost, ofVideo: 0 });
const said = <T extends 'preflight' | 'preflight-relay' | 'preflight-measured'>(type: T) =>
  socket.received.filter((message) => message.type === type) as ClientMessageOf<T>[];

test('says who it is, and measures sound alone and then with video', async () => {
  await begins();
  expect(said('preflight')).toEqual([{ type: 'preflight', protocol: 2, token: 'token', sessionId: 's-1' }]);
  expect(peers[0]?.sending.get('audio')).toEqual(track('audio'));
  expect(peers[1]?.sending.get('audio')).toBeNull();

  counts(0, { sent: sent(10, 0) });
  counts(1, { received: sound(10, 0) });
  await time.elapse(250);
  counts(0, { sent: sent(100, 0) });
  counts(1, { received: sound(100, 0) });
  await time.elapse(750);
  counts(0, { sent: sent(250, 3) });
  counts(1, { received: sound(240, 10), bytes: 10_000 });
  expect(peers[0]?.sending.get('video')).toBeNull();
  await time.elapse(3_000);
  expect(peers[0]?.sending.get('video')).toEqual(track('video'));
  await time.elapse(1_000);
  counts(1, { received: sound(400, 30), bytes: 150_625, roundTripMs: 2_700 });
  await time.elapse(2_500);

  expect(said('preflight-measured').map((message) => message.measurement)).toEqual([
    {
      path: 'direct',
      roundTripMs: 42,
      lossUpPercent: 2,
      lossDownPercent: 5,
      kilobitsPerSecond: 450,
      microphone: 'on',
      camera: 'off',
    },
  ]);
  const check = { rating: 'good', recommendations: [], path: 'direct', microphone: 'on', camera: 'off' };
  socket.say({
    type: 'preflight-result',
    preflight: { ...check, at: '2026-11-21T17:00:08Z' } as PreflightResult,
  });
  expect(checker.state.value).toMatchObject({ at: 'result', check });
  expect(peers.every((peer) => peer.closed)).toBe(true);
  expect([stopped, socket.closedByClient]).toEqual([1, true]);
});

test('where nothing comes, the relay is tried, and found', async () => {
  await begins({ iceServers: [relay] });
  await time.elapse(7_000);
  expect(said('preflight-relay')).toHaveLength(1);
  socket.say({ type: 'media-closed', endpoint: 'sends.1' });
  socket.say({ type: 'media-closed', endpoint: 'receives.1' });
  open('sends', 2, { iceServers: [relay], transport: 'relay' });
  open('receives', 2, { iceServers: [relay], transport: 'relay' });
  await time.elapse(250);
  expect(peers.map((peer) => peer.ice.transport)).toEqual(['all', 'all', 'relay', 'relay']);
  counts(2, { relayed: true });
  counts(3, { received: sound(50, 0) });
  await time.elapse(8_000);
  expect(said('preflight-measured')[0]?.measurement).toMatchObject({ path: 'relay' });
});

test('no path: neither direct nor by relay', async () => {
  await begins({ iceServers: [relay] });
  await time.elapse(7_000);
  open('sends', 2, { iceServers: [relay], transport: 'relay' });
  await time.elapse(7_250);
  expect(said('preflight-measured')).toEqual([
    { type: 'preflight-measured', measurement: { path: 'none', microphone: 'on', camera: 'off' } },
  ]);
  await time.elapse(5_000);
  expect(said('preflight-measured')).toHaveLength(1);
});

test('without a TURN server there is nothing else to try', async () => {
  await begins();
  await time.elapse(7_000);
  expect(said('preflight-relay')).toEqual([]);
  expect(said('preflight-measured')[0]?.measurement.path).toBe('none');
});

test('a refusal is told by its code, and a lost line as such', async () => {
  await begins();
  socket.say({ type: 'rejected', re: 'preflight', code: 'too-many-preflights' });
  socket.cut(4020);
  expect(checker.state.value).toEqual({ at: 'refused', code: 'too-many-preflights' });
  await begins();
  socket.cut(1006);
  expect(checker.state.value).toEqual({ at: 'refused', code: 'no-network' });
});

test('it may be left at any moment', async () => {
  await begins();
  expect(checker.state.value).toMatchObject({ at: 'running' });
  checker.stop();
  expect(checker.state.value).toEqual({ at: 'idle' });
  expect(peers.every((peer) => peer.closed)).toBe(true);
  expect(stopped).toBe(1);
  await time.elapse(60_000);
  expect(said('preflight-measured')).toEqual([]);
});
