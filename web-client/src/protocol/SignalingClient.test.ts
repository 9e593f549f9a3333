import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../errors';
import { FakeServer } from '../testing/fakeServer';
import { VirtualTime } from '../testing/virtualTime';
import type { ClientMessage, ServerMessage } from './messages';
import { SignalingClient, type Ending } from './SignalingClient';

let time: VirtualTime;
let server: FakeServer;
let client: SignalingClient;
let messages: ServerMessage[];
let connections: string[];
let endings: Ending[];
let tokens: boolean[];
let tokenFailure: Failure | undefined;

beforeEach(() => {
  time = new VirtualTime();
  server = new FakeServer(time);
  messages = [];
  connections = [];
  endings = [];
  tokens = [];
  tokenFailure = undefined;
  client = new SignalingClient(
    {
      sessionId: 's-1',
      device: 'phone',
      openSocket: server.openSocket,
      accessToken: async (fresh) => {
        tokens.push(fresh);
        if (tokenFailure) throw tokenFailure;
        return 'token';
      },
      clock: time,
      random: () => 0.5,
    },
    {
      message: (message) => messages.push(message),
      connection: (connection) => connections.push(connection),
      ended: (ending) => endings.push(ending),
    },
  );
});

async function connected() {
  client.connect();
  await time.elapse(10);
  expect(connections).toEqual(['up']);
}

/** Keeps a socket alive as the server would, for so many seconds. */
async function pinged(seconds: number) {
  for (let second = 0; second < seconds; second += 3) {
    server.socket.say({ type: 'ping' });
    await time.elapse(3_000);
  }
}

describe('greeting', () => {
  test('says who and where, without a resume at first', async () => {
    await connected();
    expect(server.socket.received[0]).toEqual({
      type: 'hello',
      protocol: 2,
      token: 'token',
      sessionId: 's-1',
      device: 'phone',
    });
    expect(messages[0]?.type).toBe('welcome');
  });

  test('a refused hello ends it, with the reason', async () => {
    server.refusal = { code: 'door-locked', close: 4020 };
    client.connect();
    await time.elapse(60_000);
    expect(endings).toEqual([{ reason: 'refused', code: 'door-locked' }]);
    expect(server.sockets).toHaveLength(1);
  });

  test('a token that is not taken is renewed, once at once and then slowly', async () => {
    server.refusal = { code: 'unauthorized', close: 4010 };
    client.connect();
    await time.elapse(100);
    expect(tokens).toEqual([false, true]);
    await time.elapse(5_000);
    expect(tokens).toHaveLength(2);
    server.refusal = undefined;
    await time.elapse(10_000);
    expect(connections[connections.length - 1]).toBe('up');
  });

  test('signed out for good: the client stays away', async () => {
    tokenFailure = new Failure('unauthorized', 'refused');
    client.connect();
    await time.elapse(60_000);
    expect(endings).toEqual([{ reason: 'refused', code: 'unauthorized' }]);
  });
});

describe('staying alive', () => {
  test('answers pings at once', async () => {
    await connected();
    server.socket.say({ type: 'ping' });
    expect(server.received('pong')).toHaveLength(1);
  });

  test('a silent line is given up after the time that welcome says, and resumed', async () => {
    await connected();
    server.socket.say({ type: 'chat', from: 'p', to: 'group', text: 'hi', at: '2026-11-21T17:00:00.000Z' });
    await pinged(30);
    expect(connections).toEqual(['up']);
    await time.elapse(7_100);
    expect(connections).toEqual(['up', 'down']);
    await time.elapse(2_000);
    expect(connections).toEqual(['up', 'down', 'up']);
    expect(server.received('hello')[1]?.resume).toEqual({
      audience: 'group',
      version: 20,
      connectionId: 'c-1',
    });
  });

  test('on the connection of before, what was said about media is said again, on a new one not', async () => {
    await connected();
    const restart = (peer: string) =>
      ({ type: 'media-restart', endpoint: 'c-1.1', peer }) satisfies ClientMessage;
    client.say(restart('long ago'));
    await pinged(30);
    client.say(restart('just before'));
    server.socket.cut(1006);
    client.say(restart('meanwhile'));
    client.say({ type: 'sending', audio: true, video: true });
    await time.elapse(2_000);
    expect(connections).toEqual(['up', 'down', 'up']);
    expect(server.socket.received.slice(1)).toEqual([restart('just before'), restart('meanwhile')]);

    server.connectionId = 'c-2';
    server.socket.cut(1006);
    await time.elapse(2_000);
    expect(server.socket.received.map((message) => message.type)).toEqual(['hello']);
  });

  test('resume names the highest version seen, and not that of an acknowledgement', async () => {
    await connected();
    server.socket.say({ type: 'participant-gone', version: 31, participantId: 'p-ben', reason: 'left' });
    server.socket.say({ type: 'done', re: 'x', version: 40 });
    server.socket.cut(1006);
    await time.elapse(1_000);
    expect(server.received('hello')[1]?.resume).toEqual({
      audience: 'group',
      version: 31,
      connectionId: 'c-1',
    });
  });

  test('waits longer each time, never more than ten seconds, and never gives up', async () => {
    await connected();
    server.reachable = false;
    server.socket.cut(1006);
    await time.elapse(9_000);
    const early = server.sockets.length;
    expect(early).toBeGreaterThanOrEqual(5);
    await time.elapse(120_000);
    expect(server.sockets.length - early).toBeGreaterThanOrEqual(12);
    server.reachable = true;
    await time.elapse(10_100);
    expect(connections[connections.length - 1]).toBe('up');
  });

  test('a network that comes back ends the wait', async () => {
    await connected();
    server.reachable = false;
    server.socket.cut(1006);
    await time.elapse(60_000);
    server.reachable = true;
    client.networkChanged();
    await time.elapse(5);
    expect(connections[connections.length - 1]).toBe('up');
  });

  test('a message that cannot be read asks for the whole truth again', async () => {
    await connected();
    server.socket.say({ type: 'speaking' } as never);
    await time.elapse(5_000);
    expect(connections).toEqual(['up', 'down', 'up']);
    expect(server.received('hello')[1]).not.toHaveProperty('resume');
  });
});

describe('commands', () => {
  test('an answer settles the right one', async () => {
    await connected();
    server.rejectNext = 'not-leading';
    const first = client.command({ type: 'start' });
    const second = client.command({ type: 'raise-hand' });
    expect(await first).toEqual({ done: false, code: 'not-leading' });
    expect(await second).toEqual({ done: true });
  });

  test('what nobody answered is sent again on the next connection, with the same id', async () => {
    await connected();
    server.silent = true;
    const outcome = client.command({ type: 'admit', participantId: 'p-ben' });
    server.socket.cut(1006);
    server.silent = false;
    await time.elapse(1_000);
    expect(await outcome).toEqual({ done: true });
    const [first, second] = server.received('admit');
    expect(second).toEqual(first);
  });

  test('given while the line is down, it is sent when the line is up', async () => {
    client.connect();
    const outcome = client.command({ type: 'raise-hand' });
    await time.elapse(10);
    expect(await outcome).toEqual({ done: true });
  });

  test('what could not be recorded is sent again by itself', async () => {
    await connected();
    server.rejectNext = 'unavailable';
    const outcome = client.command({ type: 'start' });
    await time.elapse(3_000);
    expect(await outcome).toEqual({ done: true });
    const ids = server.received('start').map((message) => message.id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('a burst goes out at the rate that the server takes', async () => {
    await connected();
    for (let n = 0; n < 60; n++) client.say({ type: 'queue-seen', version: n });
    expect(server.received('queue-seen')).toHaveLength(20);
    await time.elapse(2_100);
    expect(server.received('queue-seen')).toHaveLength(60);
  });
});

describe('endings', () => {
  test.each([
    [4001, 'taken-over'],
    [4002, 'removed'],
    [4003, 'declined'],
    [4004, 'session-ended'],
    [4005, 'left'],
    [4012, 'old-page'],
  ])('%i: %s, and stays away', async (code, reason) => {
    await connected();
    server.socket.cut(code);
    await time.elapse(60_000);
    expect(endings).toEqual([{ reason }]);
    expect(server.sockets).toHaveLength(1);
  });

  test.each([1000, 1001, 1006, 4011, 4016, 4017, 4018])('%i: connects again', async (code) => {
    await connected();
    server.socket.cut(code);
    await time.elapse(1_000);
    expect(connections).toEqual(['up', 'down', 'up']);
  });

  test.each([1009, 4013, 4015])('%i is a defect: waits ten seconds', async (code) => {
    await connected();
    server.socket.cut(code);
    await time.elapse(9_900);
    expect(server.sockets).toHaveLength(1);
    await time.elapse(200);
    expect(server.sockets).toHaveLength(2);
  });

  test('goodbye is enough, the close may get lost', async () => {
    await connected();
    server.socket.say({ type: 'goodbye', reason: 'removed' });
    await time.elapse(60_000);
    expect(endings).toEqual([{ reason: 'removed' }]);
  });

  test('a server that stops is there again soon', async () => {
    await connected();
    server.socket.say({ type: 'goodbye', reason: 'server-stopping' });
    server.socket.cut(4018);
    await time.elapse(1_000);
    expect(endings).toEqual([]);
    expect(connections).toEqual(['up', 'down', 'up']);
  });

  test('taken over, and taken back when asked', async () => {
    await connected();
    server.socket.cut(4001);
    client.connect();
    await time.elapse(10);
    expect(connections).toEqual(['up', 'up']);
  });
});
