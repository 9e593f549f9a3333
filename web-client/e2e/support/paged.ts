import { join } from 'node:path';
import { MailBox, Pager } from './receivers';
import { test as base } from './story';

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';

interface Paged {
  /** The waits between one call and the next. */
  remindAfterMs: number;
  pager: Pager;
  mailBox: MailBox;
}

/** Stories of a practice whose supervisor can be called: the webhook and the mail server are the story's own. */
export const test = base.extend<Paged>({
  remindAfterMs: [600_000, { option: true }],
  pager: async ({}, use) => {
    const pager = new Pager();
    await pager.start();
    await use(pager);
    pager.stop();
  },
  mailBox: async ({}, use) => {
    const mailBox = new MailBox();
    await mailBox.start();
    await use(mailBox);
    mailBox.stop();
  },
  environment: async ({ pager, mailBox, remindAfterMs }, use) =>
    use({
      HOMEGROUP_PRACTICE_FILE: join(import.meta.dirname, 'oncall.conf'),
      ON_CALL_WEBHOOK: pager.url,
      HOMEGROUP_MAIL_HOST: '127.0.0.1',
      HOMEGROUP_MAIL_PORT: String(mailBox.port),
      HOMEGROUP_MAIL_TLS: 'none',
      HOMEGROUP_MAIL_USER: 'homegroup',
      HOMEGROUP_MAIL_PASSWORD: 'open sesame',
      HOMEGROUP_MAIL_FROM: 'homegroup@harbor.example',
      HOMEGROUP_ON_CALL_REMIND_AFTER: Array<string>(8).fill(`${remindAfterMs} ms`).join(','),
    }),
});

export { expect } from './story';
