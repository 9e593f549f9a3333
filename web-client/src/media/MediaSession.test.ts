import { beforeEach, describe, expect, test } from 'vitest';
import type {
  IceSettings,
  MediaAnswer,
  MediaClientMessage,
  MediaOffer,
  MediaOpen,
  MediaTrack,
} from '../protocol/messages';
import { settle, VirtualTime } from '../testing/virtualTime';
import { fakePeers, fakeTrack, type FakePeer } from '../testing/FakePeer';
import { MediaSession } from './MediaSession';

const endpoint = 'c7f2.1';
const ice: IceSettings = { iceServers: [], transport: 'all' };
const janus: MediaOpen = {
  type: 'media-open',
  endpoint,
  peers: [
    { peer: 'up', offerer: 'browser', sends: ['audio', 'video'] },
    { peer: 'down', offerer: 'bridge', sends: [] },
  ],
  ...ice,
};
const jitsi: MediaOpen = {
  type: 'media-open',
  endpoint,
  peers: [{ peer: 'all', offerer: 'bridge', sends: ['audio', 'video'] }],
  ...ice,
};
const benOn = (mid: string): MediaTrack => ({ mid, kind: 'video', participantId: 'p-ben' });

let time: VirtualTime;
let said: MediaClientMessage[];
let peers: FakePeer[];
let media: MediaSession;

beforeEach(() => {
  time = new VirtualTime();
  said = [];
  const { made, factory } = fakePeers();
  peers = made;
  media = new MediaSession({ makePeer: factory, clock: time, say: (message) => said.push(message) });
});

const peer = (index: number): FakePeer => {
  const one = peers[index];
  if (!one) throw new Error(`no peer ${index}`);
  return one;
};
const types = () => said.map((message) => message.type);

async function receive(...messages: Parameters<MediaSession['receive']>[0][]) {
  for (const message of messages) media.receive(message);
  await settle();
}

const offer = (negotiation: number, tracks: MediaTrack[], name = 'down'): MediaOffer => ({
  type: 'media-offer',
  endpoint,
  peer: name,
  negotiation,
  sdp: `sdp ${negotiation}`,
  tracks,
  uploads: [],
});

const answer = (negotiation: number): MediaAnswer => ({
  type: 'media-answer',
  endpoint,
  peer: 'up',
  negotiation,
  sdp: 'answer',
});

describe('a bridge with two peers', () => {
  test('an endpoint that is said again stays as it is', async () => {
    await receive(janus, offer(1, [benOn('0')]), answer(1));
    const before = said.length;
    await receive(janus, offer(1, [benOn('0')]), answer(1));
    expect(peers).toHaveLength(2);
    expect(said).toHaveLength(before);
    expect([...media.remote.value.keys()]).toEqual(['p-ben']);
  });

  test('the browser offers on one, at once and with both m-lines, and waits on the other', async () => {
    await receive(janus);
    expect(said).toEqual([
      {
        type: 'media-offer',
        endpoint,
        peer: 'up',
        negotiation: 1,
        sdp: 'offer 1',
        tracks: [],
        uploads: [
          { mid: '0', kind: 'audio' },
          { mid: '1', kind: 'video' },
        ],
      },
    ]);
  });

  test('an offer of the bridge is answered with its number, and its map is shown', async () => {
    await receive(janus, offer(1, [benOn('0')]));
    expect(said).toContainEqual(
      expect.objectContaining({ type: 'media-answer', peer: 'down', negotiation: 1 }),
    );
    expect(media.remote.value.get('p-ben')?.video?.id).toBe('mid 0');
  });

  test('offers are taken one after the other, and a repetition is not answered twice', async () => {
    await receive(
      janus,
      offer(1, [benOn('0')]),
      offer(2, [benOn('1')]),
      offer(2, [benOn('1')]),
      offer(1, []),
    );
    const answers = said.filter((message) => message.type === 'media-answer');
    expect(answers.map((message) => message.negotiation)).toEqual([1, 2]);
    expect(media.remote.value.get('p-ben')?.video?.id).toBe('mid 1');
  });

  test('the newest map replaces the one before: a mid is somebody else’s now', async () => {
    await receive(janus, offer(1, [benOn('0')]), {
      type: 'media-tracks',
      endpoint,
      peer: 'down',
      tracks: [{ mid: '0', kind: 'video', participantId: 'p-chloe' }],
    });
    expect([...media.remote.value.keys()]).toEqual(['p-chloe']);
  });

  test('candidates wait for the first description, and theirs for the remote one', async () => {
    media.receive(janus);
    peer(0).simulateCandidate({ candidate: 'candidate:1', mid: '0', mLineIndex: 0 });
    media.receive({
      type: 'media-candidate',
      endpoint,
      peer: 'up',
      candidate: 'theirs',
      mid: '0',
      mLineIndex: 0,
    });
    await settle();
    expect(types()).toEqual(['media-offer', 'media-candidate']);
    expect(peer(0).candidates).toEqual([]);
    await receive(answer(1));
    expect(peer(0).candidates).toHaveLength(1);
  });

  test('who leads answers in sizes, if the bridge takes them', async () => {
    await receive(janus, offer(1, []));
    expect(peer(1).inSizes).toBe(false);
    media.inSizes = true;
    await receive({ ...janus, endpoint: 'c1.2' }, { ...offer(1, []), endpoint: 'c1.2' });
    expect(peer(3).inSizes).toBe(true);
  });

  test('an answer to another offer is not taken', async () => {
    await receive(janus, answer(7), answer(1), answer(1));
    expect(types()).toEqual(['media-offer']);
  });
});

describe('a bridge with one peer that offers everything', () => {
  test('the local tracks go into the m-lines that it names', async () => {
    media.send('audio', fakeTrack('microphone'));
    await receive(jitsi, { ...offer(1, [], 'all'), uploads: [{ mid: '0', kind: 'audio' }] });
    expect(peer(0).sending.get('audio')?.id).toBe('microphone');
    expect(types()).toEqual(['media-answer']);
  });
});

describe('microphone and camera', () => {
  test('switching needs no negotiation, and holds for the next endpoint', async () => {
    await receive(janus);
    media.send('video', fakeTrack('camera', 'video'));
    await settle();
    expect(peer(0).sending.get('video')?.id).toBe('camera');
    expect(types()).toEqual(['media-offer']);
    await receive({ ...janus, endpoint: 'c7f2.2' });
    expect(peer(2).sending.get('video')?.id).toBe('camera');
  });
});

describe('which endpoint', () => {
  test('each has its own relays and ways, for all its peers', async () => {
    const relayed: IceSettings = {
      iceServers: [{ urls: ['turn:turn.example.org'], username: '1:a', credential: 'b' }],
      transport: 'relay',
    };
    await receive(janus, { ...janus, endpoint: 'c7f2.2', ...relayed });
    expect(peers.map((one) => one.ice)).toEqual([ice, ice, relayed, relayed]);
  });

  test('a new one ends the one before', async () => {
    await receive(janus, { ...janus, endpoint: 'other' });
    expect(peers.map((one) => one.closed)).toEqual([true, true, false, false]);
  });

  test('messages for another endpoint or a peer that was not opened are ignored', async () => {
    await receive(
      janus,
      { ...offer(1, [benOn('0')]), endpoint: 'old' },
      { ...offer(1, []), peer: 'sideways' },
    );
    expect(types()).toEqual(['media-offer']);
  });

  test('closed by the server: everything stops at once', async () => {
    await receive(janus, offer(1, [benOn('0')]), { type: 'media-closed', endpoint });
    expect(media.remote.value.size).toBe(0);
    expect(media.path.value).toBe('none');
    expect(peers.every((one) => one.closed)).toBe(true);
  });
});

describe('a path that dies', () => {
  const restarts = () =>
    said.filter((message) => message.type === 'media-restart' || message.type === 'media-offer');

  test('two seconds of patience, then an ICE restart of the one who offers', async () => {
    await receive(janus, answer(1));
    peer(0).simulatePath('connected');
    peer(0).simulatePath('disconnected');
    expect(media.path.value).toBe('trouble');
    await time.elapse(1_900);
    expect(restarts()).toHaveLength(1);
    await time.elapse(200);
    expect(restarts()[1]).toMatchObject({ type: 'media-offer', peer: 'up', negotiation: 2 });
    expect(peer(0).restarts).toBe(1);
  });

  test('where the bridge offers it is asked to', async () => {
    await receive(janus, offer(1, [benOn('0')]));
    peer(1).simulatePath('failed');
    expect(said[said.length - 1]).toEqual({ type: 'media-restart', endpoint, peer: 'down' });
  });

  test('a path that comes back by itself is left alone', async () => {
    await receive(janus, answer(1));
    peer(0).simulatePath('disconnected');
    await time.elapse(1_000);
    peer(0).simulatePath('connected');
    await time.elapse(20_000);
    expect(restarts()).toHaveLength(1);
  });

  test('at most once in five seconds, and after three the server is told', async () => {
    await receive(janus, answer(1));
    peer(0).simulatePath('failed');
    for (let negotiation = 2; negotiation < 8; negotiation++) {
      await settle();
      media.receive(answer(negotiation));
      media.networkChanged();
      await time.elapse(5_000);
    }
    expect(peer(0).restarts).toBe(3);
    expect(types().filter((type) => type === 'media-restart')).toHaveLength(1);
  });

  test('a restart while an offer is open is made afterwards', async () => {
    await receive(janus);
    peer(0).simulatePath('connecting');
    media.networkChanged();
    await settle();
    expect(types().filter((type) => type === 'media-offer')).toHaveLength(1);
    await receive(answer(1));
    expect(types().filter((type) => type === 'media-offer')).toHaveLength(2);
  });

  test('what the browser refuses goes back to the server', async () => {
    await receive(janus);
    peer(1).failNext = true;
    await receive(offer(1, []));
    expect(said[said.length - 1]).toEqual({ type: 'media-restart', endpoint, peer: 'down' });
  });
});
