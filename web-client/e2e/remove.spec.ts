import { expect, test } from './support/story';

test('somebody removed loses picture and sound at once, and cannot come back', async ({ group }) => {
  const [elena, ana] = await group(['Elena'], ['Ana']);
  await ana.seesEverybody(1);
  await elena.seesEverybody(1);

  // Back to the waiting room: media is cut, the seat is not lost.
  await elena.press(/^Actions for Ana/);
  await elena.press('Back to waiting room');
  await elena.press('Send back');
  await ana.seesHeading(/waiting room|can see/);
  expect((await ana.packets()).peers).toBe(0);
  await elena.press(/^Admit Ana/);
  await ana.isInRoom();
  await ana.seesEverybody(1);

  await elena.press(/^Actions for Ana/);
  await elena.press('Remove from group');
  await elena.press('Remove');
  await ana.seesHeading('You cannot be in this group right now');
  expect(await ana.packets()).toEqual({ peers: 0, received: 0, sent: 0 });
  await expect(elena.tile('Ana')).toHaveCount(0);
  expect(await elena.framesByParticipant()).toEqual({});

  await ana.page.reload();
  await ana.join();
  await ana.seesHeading('You cannot come back to this session');
});
