import { practiceFile } from './support/practiceFile';
import { expect, test } from './support/story';
import type { Visitor } from './support/Visitor';

test.use({ environment: practiceFile('peers') });

const seatOf = (visitor: Visitor): string => {
  const welcome = visitor.received.find((text) => text.startsWith('{"type":"welcome"'));
  return (JSON.parse(welcome ?? '{}') as { you: { participantId: string } }).you.participantId;
};

/** What the server makes of a command that no button of this screen gives. */
async function asks(visitor: Visitor, id: string, command: object): Promise<string> {
  await visitor.page.evaluate(
    (message) => window.sockets[window.sockets.length - 1]?.send(message),
    JSON.stringify({ ...command, id }),
  );
  const answered = () => visitor.received.find((text) => text.includes(`"re":"${id}"`));
  await expect.poll(answered).toBeTruthy();
  return (JSON.parse(answered() ?? '{}') as { code?: string }).code ?? 'done';
}

test('the chair calls on people, and has no other right', async ({ group, patient }) => {
  const [marcus, ben, chloe] = await group(['Marcus'], ['Ben', 'Chloe']);
  const dana = await patient('Dana');

  await marcus.press('Actions for Ben Whitfield');
  await marcus.press('Give the chair');
  await expect(ben.page.getByText('You have the chair')).toBeVisible();
  await expect(chloe.tile('Ben')).toContainText('Chair');

  await chloe.press('Raise hand');
  await ben.press('Call on Chloe N.');
  await expect(marcus.tile('Chloe')).not.toContainText('Hand raised');
  await expect(chloe.page.getByRole('button', { name: 'Raise hand' })).toBeVisible();
  await expect(ben.page.getByText('No hand is up.')).toBeVisible();

  // No button of a lead on the screen, no word of who waits on the line, and the server refuses what is asked anyway.
  await expect(ben.page.getByRole('button', { name: /Admit|Remove|Mute .*|People|End group/ })).toHaveCount(
    0,
  );
  const everything = ben.received.join('\n');
  expect(everything).not.toMatch(/Dana|waiting-changed|expected|attendance-changed/);
  const waits = { participantId: seatOf(dana) };
  expect(everything).not.toContain(waits.participantId);
  expect(await asks(ben, 'x-1', { type: 'admit', ...waits })).toBe('not-leading');
  expect(await asks(ben, 'x-2', { type: 'remove', participantId: seatOf(chloe) })).toBe('not-leading');
  expect(await asks(ben, 'x-3', { type: 'mute', participantId: seatOf(chloe), kind: 'audio' })).toBe(
    'not-leading',
  );
  await dana.seesHeading(/waiting room|can see that you are here/);

  await marcus.press('Take the chair back');
  await expect(ben.page.getByText('You have the chair')).toHaveCount(0);
  expect(await asks(ben, 'x-4', { type: 'call-on', participantId: seatOf(chloe) })).toBe('not-chairing');
});
