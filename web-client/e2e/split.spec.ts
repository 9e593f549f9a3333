import { expect, test } from './support/story';
import { desk, Visitor } from './support/Visitor';

/** As much of a message as is looked at. */
interface Told {
  session?: { hold?: object | null; sideRooms?: object[] };
}

test('small groups: a visit, a call for help, everybody called back, and both leads lost meanwhile', async ({
  browser,
  group,
  lead,
}) => {
  const [elena, ana, ben] = await group(['Elena'], ['Ana', 'Ben']);

  await elena.press('Split into small groups');
  await elena.press('Split now');
  for (const person of [ana, ben]) {
    await expect(person.page.getByTestId('place')).toContainText('You are in a small group.');
    await expect(person.page.getByTestId('tile')).toHaveCount(1);
  }
  await ana.press('Ask for help');
  await expect(ana.page.getByTestId('assistance-requested')).toHaveText(
    'Your counselors know. Someone is coming.',
  );
  await expect(elena.page.getByTestId('help-request')).toContainText('Ana Morales asks for help');
  await elena.press('Go there: Ana Morales');
  await expect(elena.page.getByTestId('help-request')).toHaveCount(0);
  await ana.seesEverybody(1);
  await elena.seesEverybody(1);
  await expect(ana.page.getByTestId('assistance-requested')).toHaveCount(0);
  await expect(ben.page.getByTestId('tile')).toHaveCount(1);
  expect(ben.received.join()).not.toContain('assistanceRequestedAt');

  await elena.press('Call back in 1 minute');
  await expect(ben.page.getByTestId('countdown')).toContainText('Back together in 0:');
  await elena.press('Call back now');
  for (const person of [ana, ben, elena]) {
    await expect(person.page.getByTestId('place')).toHaveCount(0);
    await expect(person.page.getByTestId('tile')).toHaveCount(3);
    await person.seesEverybody(2);
  }

  // Again, with two leads; one is with a small group when both are lost: everybody is back in one step, and held.
  const marcus = await lead('Marcus');
  const link = await elena.linkForAnotherDevice();
  await elena.press('Split into small groups');
  await elena.press('Split now');
  await marcus.press('Visit Group 1');
  await ana.seesEverybody(1);
  await expect(ben.page.getByTestId('tile')).toHaveCount(1);
  const atTheLoss = new Map([ana, ben].map((person) => [person, person.received.length]));
  await Promise.all([elena.context.close(), marcus.context.close()]);
  for (const person of [ana, ben]) {
    await expect(person.page.getByTestId('hold')).toContainText('Your counselors’ connection dropped.');
    await expect(person.page.getByTestId('place')).toHaveCount(0);
    await expect(person.tile(person === ana ? 'Ben' : 'Ana')).toBeVisible();
    await expect(person.page.getByTestId('control-mic')).toBeDisabled();
    await person.seesEverybody(1);
    const told = person.received.slice(atTheLoss.get(person)).map((text) => JSON.parse(text) as Told);
    const held = told.find(({ session }) => session?.hold);
    expect(held?.session?.sideRooms, 'held and back together at once').toEqual([]);
  }

  const back = await Visitor.open(browser, 'Elena, elsewhere', desk, link);
  await back.join();
  await back.isInRoom();
  await expect(back.page.getByTestId('was-held')).toContainText('No counselor was here from');
  for (const person of [ana, ben]) {
    await expect(person.page.getByTestId('hold')).toHaveCount(0);
    await expect(person.page.getByTestId('control-mic')).toBeEnabled();
    await person.seesEverybody(2);
  }
  await ana.hears();
  await back.context.close();
});
