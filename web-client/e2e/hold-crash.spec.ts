import { expect, test } from './support/paged';
import { desk, phone, Visitor } from './support/Visitor';
import { watchNotices } from './support/watchNotices';

/** Of the demo practice. */
const HOLD_AFTER_MS = 3_000;
/** The clock looks each second, and this machine does much at once. */
const PATIENCE_MS = 5_000;

test(
  'the server dies as both leads are lost: a calm hold within seconds of its return, and one call',
  { tag: '@long' },
  async ({ browser, group, visitor, server, pager }) => {
    const [elena, marcus, ana, ben] = await group(['Elena', 'Marcus'], ['Ana', 'Ben']);
    const patients = [ana, ben];
    await ana.seesEverybody(3);
    const link = await elena.linkForAnotherDevice();

    const judith = await visitor('Judith', phone);
    await judith.context.grantPermissions(['camera', 'microphone', 'notifications']);
    await judith.press('On call');
    await judith.page.evaluate(watchNotices);
    await judith.press('Turn on sound and notices');
    await expect(judith.page.getByText('You are told with a sound and a notice')).toBeVisible();

    await Promise.all([elena.context.close(), marcus.context.close(), server.kill()]);
    await server.start();
    for (const person of patients) {
      await expect.poll(() => person.welcomedAt.length).toBeGreaterThan(1);
      await expect(person.page.getByTestId('hold')).toContainText('Your counselors’ connection dropped.');
      await expect(person.page.getByTestId('control-mic')).toBeDisabled();
    }
    const back = Math.min(...patients.map((person) => person.welcomedAt[1] ?? 0));
    expect(Date.now() - back).toBeLessThan(HOLD_AFTER_MS + PATIENCE_MS);
    await expect.poll(() => pager.calls.length).toBe(1);
    await expect(judith.page.getByRole('article', { name: 'Evening group: no counselor' })).toBeVisible();

    // It dies again, after the call. The group is still held, and whoever was called is not called about something new.
    await server.kill();
    await server.start();
    for (const person of patients) {
      await expect.poll(() => person.welcomedAt.length).toBeGreaterThan(2);
      await expect(person.page.getByTestId('hold')).toBeVisible();
      await expect(person.page.getByTestId('control-mic')).toBeDisabled();
    }

    const again = await Visitor.open(browser, 'Elena, elsewhere', desk, link);
    await again.join();
    await again.isInRoom();
    await expect(again.page.getByTestId('was-held')).toContainText('No counselor was here from');
    for (const person of patients) {
      await expect(person.page.getByTestId('hold')).toHaveCount(0);
      await expect(person.page.getByTestId('control-mic')).toBeEnabled();
      await person.seesEverybody(2);
    }
    await ana.hears();
    await expect(judith.page.getByText('No one needs you now.').first()).toBeVisible();
    // What a receiver has to drop as a repetition (PROTOCOL.md) is one call.
    expect(new Set(pager.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await judith.page.evaluate(() => window.notices)).toEqual([
      'Homegroup: The person on call is needed.',
    ]);
    await again.context.close();
  },
);
