import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ClientMessage, ClientMessageOf } from './messages';

// Each message that this side can say, typed by the compiler and equal to the file that the server's tests parse.
const goldens = '../server/src/test/resources/protocol/client';
const who = { participantId: 'p-7ana' };
const id = (number: number) => ({ id: `7c1f-${number}` });
const endpoint = 'c7f2.1';

const said: { [T in ClientMessage['type']]: ClientMessageOf<T> } = {
  hello: {
    type: 'hello',
    protocol: 2,
    token: 'eyJ.eyJ.sig',
    sessionId: '0b9d6a4e-6c1f-4b0e-9b57-3f1f0d6a7c11',
    device: 'phone',
    resume: { audience: 'group', version: 57, connectionId: 'c-4nq8' },
  },
  preflight: {
    type: 'preflight',
    protocol: 2,
    token: 'eyJ.eyJ.sig',
    sessionId: '0b9d6a4e-6c1f-4b0e-9b57-3f1f0d6a7c11',
  },
  'preflight-relay': { type: 'preflight-relay' },
  'preflight-measured': {
    type: 'preflight-measured',
    measurement: {
      path: 'direct',
      roundTripMs: 42,
      lossUpPercent: 0,
      lossDownPercent: 1,
      kilobitsPerSecond: 480,
      microphone: 'on',
      camera: 'off',
    },
  },
  admit: { type: 'admit', ...id(1), ...who, override: 'confirmed-by-phone' },
  decline: { type: 'decline', ...id(2), ...who },
  'return-to-waiting': { type: 'return-to-waiting', ...id(3), ...who },
  remove: { type: 'remove', ...id(4), ...who },
  'grant-lead': { type: 'grant-lead', ...id(5), ...who },
  'hand-over-lead': { type: 'hand-over-lead', ...id(6), ...who },
  'admit-all': { type: 'admit-all', ...id(7) },
  leave: { type: 'leave', ...id(8) },
  start: { type: 'start', ...id(9) },
  'take-break': { type: 'take-break', ...id(10) },
  resume: { type: 'resume', ...id(11) },
  end: { type: 'end', ...id(12) },
  'raise-hand': { type: 'raise-hand', ...id(13) },
  'lower-hand': { type: 'lower-hand', ...id(14), ...who },
  mute: { type: 'mute', ...id(15), ...who, kind: 'audio' },
  unmute: { type: 'unmute', ...id(16), ...who, kind: 'video' },
  'share-screen': { type: 'share-screen', ...id(21), on: true },
  'lock-door': { type: 'lock-door', ...id(17) },
  'unlock-door': { type: 'unlock-door', ...id(18) },
  chat: { type: 'chat', ...id(19), text: 'Thank you, that helps.', to: 'leads' },
  'submit-self-report': { type: 'submit-self-report', ...id(20), hearing: true },
  'begin-part': { type: 'begin-part', ...id(30), number: 3 },
  'choose-chair': { type: 'choose-chair', ...id(31), ...who },
  'withdraw-chair': { type: 'withdraw-chair', ...id(32) },
  'call-on': { type: 'call-on', ...id(33), ...who },
  'take-aside': { type: 'take-aside', ...id(40), ...who },
  split: { type: 'split', ...id(41), groups: [['p-7ana'], ['p-6dev']] },
  visit: { type: 'visit', ...id(42), sideRoomId: 's-2sage' },
  move: { type: 'move', ...id(43), ...who, sideRoomId: 's-2sage' },
  'recall-groups': { type: 'recall-groups', ...id(44), seconds: 60 },
  'close-side-room': { type: 'close-side-room', ...id(45), sideRoomId: 's-2sage' },
  'request-assistance': { type: 'request-assistance', ...id(46) },
  'answer-assistance': { type: 'answer-assistance', ...id(47), ...who },
  'raise-crisis': { type: 'raise-crisis', ...id(50), ...who },
  'answer-crisis': { type: 'answer-crisis', ...id(51), crisisId: '9d2c4b6a-1e3f-4a5b-8c7d-0e9f8a7b6c5d' },
  'close-crisis': { type: 'close-crisis', ...id(52), crisisId: '9d2c4b6a-1e3f-4a5b-8c7d-0e9f8a7b6c5d' },
  'take-task': { type: 'take-task', ...id(53), taskId: '1c9e8d7f-6a5b-3c4d-8e2f-0a1b2c3d4e5f' },
  'done-task': { type: 'done-task', ...id(54), taskId: '1c9e8d7f-6a5b-3c4d-8e2f-0a1b2c3d4e5f' },
  sending: { type: 'sending', audio: true, video: false },
  'queue-seen': { type: 'queue-seen', version: 61 },
  receive: {
    type: 'receive',
    video: [
      { ...who, height: 180 },
      { participantId: 'p-1elena', height: 360 },
    ],
  },
  pong: { type: 'pong' },
  'media-offer': {
    type: 'media-offer',
    endpoint,
    peer: 'up',
    negotiation: 1,
    sdp: 'v=0\r\n',
    tracks: [],
    uploads: [
      { mid: '0', kind: 'audio' },
      { mid: '1', kind: 'video' },
    ],
  },
  'media-answer': { type: 'media-answer', endpoint, peer: 'down', negotiation: 1, sdp: 'v=0\r\n' },
  'media-candidate': {
    type: 'media-candidate',
    endpoint,
    peer: 'up',
    candidate: 'candidate:1 1 udp 2130706431 192.0.2.7 40000 typ host',
    mid: '0',
    mLineIndex: 0,
  },
  'media-restart': { type: 'media-restart', endpoint, peer: 'down' },
};

test('every golden file of the client is said by it, and the other way round', () => {
  const files = readdirSync(goldens).map((file) => file.replace('.json', ''));
  expect(files.sort()).toEqual(Object.keys(said).sort());
  for (const [type, message] of Object.entries(said)) {
    expect(JSON.parse(readFileSync(`${goldens}/${type}.json`, 'utf8'))).toEqual(message);
  }
});
