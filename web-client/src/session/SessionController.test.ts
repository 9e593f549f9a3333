import { beforeEach, expect, test } from 'vitest';
import { SaveData } from '../network/saveData';
import { fakePeers, fakeTrack } from '../testing/FakePeer';
import { LocalMedia } from '../media/LocalMedia';
import { FakeServer } from '../testing/fakeServer';
import { ana, elena, groupSnapshot, leadsSnapshot, NOW, waitingSnapshot } from '../testing/people';
import { fakeApi } from '../testing/fakeApi';
import { VirtualTime } from '../testing/virtualTime';
import { SessionController } from './SessionController';

let time: VirtualTime;
let server: FakeServer;
let local: LocalMedia;
let controller: SessionController;
let saveData: SaveData;
const peers = fakePeers();

/** Devices that are always granted. */
const devices = {
  async getUserMedia(wanted: MediaStreamConstraints) {
    const audio = wanted.audio ? [fakeTrack('microphone')] : [];
    const video = wanted.video ? [fakeTrack('camera', 'video')] : [];
    return {
      getTracks: () => [...audio, ...video],
      getAudioTracks: () => audio,
      getVideoTracks: () => video,
    } as unknown as MediaStream;
  },
  enumerateDevices: async () => [],
  addEventListener: () => undefined,
} as unknown as MediaDevices;

beforeEach(() => {
  peers.made.length = 0;
  time = new VirtualTime();
  server = new FakeServer(time);
  local = new LocalMedia(devices);
  saveData = new SaveData(null, undefined);
  controller = new SessionController({
    sessionId: 's-1',
    device: 'computer',
    local,
    api: fakeApi(() => ({})),
    accessToken: async () => 'token',
    openSocket: server.openSocket,
    makePeer: peers.factory,
    capture: async () => fakeTrack('screen', 'video'),
    clock: time,
    random: () => 0.5,
    saveData,
  });
});

async function connect() {
  await local.open({ audio: true, video: true });
  controller.connect();
  await time.elapse(10);
}

const open = {
  type: 'media-open',
  endpoint: 'e1',
  peers: [{ peer: 'up', offerer: 'browser', sends: ['audio', 'video'] }],
  iceServers: [],
  transport: 'all',
} as const;

test('says its switches after each welcome, and again when they change', async () => {
  await connect();
  await local.turn('video', false);
  server.socket.cut(1006);
  await time.elapse(1_000);
  expect(server.received('sending')).toEqual([
    { type: 'sending', audio: true, video: true },
    { type: 'sending', audio: true, video: false },
    { type: 'sending', audio: true, video: false },
  ]);
});

test('waiting, admitted, media, asked back: no media is left in the waiting room', async () => {
  server.snapshot = waitingSnapshot;
  await connect();
  expect(controller.state.value.at).toBe('waiting');
  server.socket.say({ type: 'snapshot', ...groupSnapshot });
  server.socket.say(open as never);
  await time.elapse(10);
  expect(controller.state.value.at).toBe('room');
  expect(peers.made[0]?.sending.get('audio')?.id).toBe('microphone');
  server.socket.say({ type: 'snapshot', ...waitingSnapshot });
  expect(controller.state.value).toMatchObject({ at: 'waiting', returned: true });
  expect(peers.made[0]?.closed).toBe(true);
});

test('media goes on while the line is down', async () => {
  await connect();
  server.socket.say(open as never);
  await time.elapse(10);
  server.reachable = false;
  server.socket.cut(1006);
  await time.elapse(5_000);
  expect(controller.state.value).toMatchObject({ at: 'room', connection: 'down' });
  expect(peers.made[0]?.closed).toBe(false);
});

test('media end when the line has been down for a minute and a half, and begin anew with it', async () => {
  await connect();
  server.socket.say(open as never);
  await time.elapse(10);
  server.reachable = false;
  server.socket.cut(1006);
  await time.elapse(80_000);
  expect(peers.made[0]?.closed).toBe(false);
  await time.elapse(11_000);
  expect(peers.made[0]?.closed).toBe(true);
  server.reachable = true;
  await time.elapse(11_000);
  expect(controller.state.value).toMatchObject({ at: 'room', connection: 'up' });
  const hello = server.received('hello').at(-1);
  expect(hello).toHaveProperty('resume');
  expect(hello).not.toHaveProperty('resume.connectionId');
});

test('what a lead holds back is off, and stays off when they let go', async () => {
  await connect();
  server.socket.say({
    type: 'participant-changed',
    version: 21,
    participant: { ...ana, mutedByLead: ['audio'] },
  });
  expect(local.state.value.audio).toMatchObject({ on: false, held: true });
  server.socket.say({ type: 'participant-changed', version: 22, participant: ana });
  expect(local.state.value.audio).toMatchObject({ on: false, held: false });
  await local.turn('audio', true);
  expect(local.switches.audio).toBe(true);
});

/** Like the server: first the state, then the confirmation. */
async function sharesScreen() {
  server.snapshot = leadsSnapshot;
  await connect();
  server.socket.say(open as never);
  await time.elapse(10);
  server.silent = true;
  const shown = controller.screen.start();
  await time.elapse(10);
  tellOfElena(NOW);
  const { id } = server.received('share-screen').at(-1) ?? { id: '' };
  server.socket.say({ type: 'done', re: id, version: 21 });
  server.silent = false;
  await shown;
  await time.elapse(10);
}

const tellOfElena = (sharingSince: string | null) =>
  server.socket.say({ type: 'participant-changed', version: 21, participant: { ...elena, sharingSince } });

test('a screen goes up in place of the camera, which comes back', async () => {
  await sharesScreen();
  const [up] = peers.made;
  expect(up?.sending.get('video')?.id).toBe('screen');
  expect(up?.screen).toBe(true);
  controller.screen.stop();
  await time.elapse(10);
  expect(up?.sending.get('video')?.id).toBe('camera');
  expect(up?.screen).toBe(false);
});

test('a screen is video, also of somebody whose camera is off, and stays off afterwards', async () => {
  await local.turn('video', false);
  await sharesScreen();
  await local.turn('video', false);
  expect(server.received('sending').at(-1)).toMatchObject({ video: true });
  controller.screen.stop();
  await time.elapse(10);
  expect(server.received('sending').at(-1)).toMatchObject({ video: false });
  expect(peers.made[0]?.sending.get('video')).toBeNull();
});

test('what takes the screen away on the server ends the capture', async () => {
  await sharesScreen();
  tellOfElena(null);
  await time.elapse(10);
  expect(controller.screen.track.value).toBeNull();
  expect(peers.made[0]?.sending.get('video')?.id).toBe('camera');
});

test('a screen is asked for in whole; who saves data asks for it themself, and gets it smaller', async () => {
  await connect();
  controller.setVisibleTiles(new Map([['p-elena', 700]]));
  saveData.turn(true);
  tellOfElena(NOW);
  await time.elapse(300);
  expect(server.received('receive').at(-1)?.video).toEqual([]);
  controller.screenWanted.set(NOW);
  expect(server.received('receive').at(-1)?.video).toEqual([{ participantId: 'p-elena', height: 360 }]);
  saveData.turn(false);
  expect(server.received('receive').at(-1)?.video).toEqual([{ participantId: 'p-elena', height: 720 }]);
});

test('a refusal is shown', async () => {
  await connect();
  server.rejectNext = 'not-leading';
  await controller.command({ type: 'start' });
  expect(controller.refusal.value).toMatchObject({ code: 'not-leading' });
});

test('leaving over a dead line takes three seconds, not for ever', async () => {
  await connect();
  server.silent = true;
  const left = controller.leave();
  await time.elapse(3_000);
  await left;
  expect(controller.state.value).toMatchObject({ at: 'out', ending: { reason: 'left' } });
});

test('a queue is said to be seen once for each version, and again on a new connection', async () => {
  server.snapshot = leadsSnapshot;
  await connect();
  controller.queueSeen(20);
  controller.queueSeen(20);
  server.socket.cut(1006);
  await time.elapse(1_000);
  controller.queueSeen(20);
  expect(server.received('queue-seen')).toHaveLength(2);
});

test('taken over by another device, and taken back: everybody is there again', async () => {
  server.resumes = true;
  await connect();
  server.socket.say({ type: 'goodbye', reason: 'taken-over' });
  expect(controller.state.value).toMatchObject({ at: 'out', ending: { reason: 'taken-over' } });
  controller.connect();
  await time.elapse(10);
  expect(controller.state.value).toMatchObject({ at: 'room', participants: groupSnapshot.participants });
});

test('says which videos the screen shows, and none of them while data is saved', async () => {
  await connect();
  controller.setVisibleTiles(new Map([['p-elena', 170]]));
  await time.elapse(300);
  saveData.turn(true);
  server.socket.cut(1006);
  await time.elapse(1_000);
  saveData.turn(false);
  await time.elapse(10);
  const elena = { type: 'receive', video: [{ participantId: 'p-elena', height: 180 }] };
  const nobody = { type: 'receive', video: [] };
  expect(server.received('receive')).toEqual([elena, nobody, nobody, elena]);
});

test('measures what it uses while there is media', async () => {
  await connect();
  server.socket.say(open as never);
  for (let look = 1; look <= 4; look += 1) {
    await time.elapse(2_000);
    const [peer] = peers.made;
    if (peer) peer.counted = { ...peer.counted, bytes: look * 16_000 };
  }
  expect(controller.network.state.value.megabytesPerHour).toBeCloseTo(28.8);
  server.socket.say({ type: 'media-closed', endpoint: 'e1' });
  await time.elapse(10);
  expect(controller.network.state.value.megabytesPerHour).toBeNull();
});

test('a line that is full: others’ videos go, then the own, and the microphone never', async () => {
  await connect();
  server.socket.say(open as never);
  controller.setVisibleTiles(new Map([['p-elena', 170]]));
  const [up] = await made(1);
  for (let look = 0; look < 12; look += 1) {
    await time.elapse(2_000);
    server.socket.say({ type: 'ping' });
    // Half of what is sent is lost.
    up.counted = { ...up.counted, sent: { packets: look * 100, lost: look * 50, ofVideo: look * 50 } };
  }
  expect(controller.network.state.value.level).toBe('sound-only');
  expect(server.received('receive').map((message) => message.video.length)).toEqual([1, 0]);
  expect(up.lowerQuality).toBe(true);
  expect(up.sending.get('video')).toBeNull();
  expect(up.sending.get('audio')?.id).toBe('microphone');
  expect(local.switches).toEqual({ audio: true, video: true });
});

async function made(count: number) {
  await time.elapse(10);
  expect(peers.made).toHaveLength(count);
  return peers.made as [(typeof peers.made)[number]];
}
