import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { SMTPServer } from 'smtp-server';

interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a practice may have behind its webhook: it keeps what was posted. */
export class Pager {
  readonly calls: Call[] = [];
  url = '';
  private readonly server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      this.calls.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
  });

  async start() {
    this.url = `http://127.0.0.1:${await listening(this.server)}/page/4711`;
  }

  stop() {
    this.server.close();
  }
}

/** As server/docs/PROTOCOL.md says that a receiver should verify a call. */
export function isSigned({ headers, body }: Call, secret: string): boolean {
  const header = (name: string) => String(headers[name]);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${header('webhook-id')}.${header('webhook-timestamp')}.${body}`;
  const expected = Buffer.from(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  const given = Buffer.from(header('webhook-signature'));
  const fresh = Math.abs(Date.now() / 1000 - Number(header('webhook-timestamp'))) < 300;
  return fresh && given.length === expected.length && timingSafeEqual(given, expected);
}

/** A mail server of the practice's, with one login; it keeps what was sent. */
export class MailBox {
  readonly mails: { to: string[]; text: string }[] = [];
  port = 0;
  private readonly server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'homegroup' && password === 'open sesame'
        ? done(null, { user: username })
        : done(new Error('wrong login')),
    onData: (stream, { envelope }, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        this.mails.push({ to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });

  async start() {
    this.port = await listening(this.server.server);
  }

  stop() {
    this.server.close();
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((found, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => found((server.address() as AddressInfo).port));
  });
}
