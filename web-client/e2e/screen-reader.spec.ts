import { ScreenReader } from './support/ScreenReader';
import { test } from './support/story';
import { demoPractice } from './support/TestServer';
import { phone } from './support/Visitor';

test.use({ environment: { HOMEGROUP_PRACTICE_FILE: demoPractice } });

test('a patient’s whole path and a counselor’s, by what a screen reader is told and by keyboard', async ({
  lead,
  visitor,
}) => {
  const elena = await ScreenReader.of(await visitor('Elena'));
  await elena.landsOn('heading', 'Check your camera and sound');
  await elena.press('Join');
  await elena.landsOn('heading', 'Evening group');
  await elena.isTold('The group has not started yet.');
  const marcus = await lead('Marcus');

  // The check, and the waiting room.
  const page = await visitor('Ana', phone);
  const ana = await ScreenReader.of(page);
  await ana.landsOn('heading', 'Check your camera and sound');
  await ana.press('Play a sound');
  await ana.isTold(/Playing|No sound/);
  await ana.press('Join');
  await ana.landsOn('heading', 'Your counselor can see that you are here');
  await ana.isTold('Your counselor can see that you are here. They will let you in soon.');
  await elena.isTold('Waiting: Ana Morales');

  // The questions. What is missing is said, and the focus is there.
  await ana.write('Street and house number', '12 Harbor Lane');
  await ana.write('Town or city', 'Austin');
  await ana.write(/^State/, 'TX');
  await ana.press('Next');
  await ana.isTold('Please answer this one.');
  await ana.landsOn('radio', 'Yes');
  await ana.choose('Yes');
  await ana.press('Next');
  await ana.landsOn('heading', /how do we reach you/);
  await ana.write('A phone number that works now', '512 555 0134');
  await ana.press('Next');
  for (const [question, answer] of [
    [/private/, 'Yes'],
    [/driving/, 'No'],
    [/craving/, '2'],
    [/used since/, 'No'],
    [/feel safe/, 'Yes'],
  ] as const) {
    await ana.landsOn('heading', question);
    await ana.choose(answer);
    await ana.press(/^(Next|Send)$/);
  }
  await ana.landsOn('heading', 'Thank you. Your counselors have your answers.');

  // The counselor reads them, begins and lets her in. The focus never falls back to the top of the page.
  await elena.press('Answers of Ana Morales');
  await elena.reads('12 Harbor Lane');
  await elena.press('Admit Ana Morales');
  await elena.landsOn('heading', 'Waiting room');
  await ana.landsOn('heading', 'Evening group');
  await ana.isTold('The group has not started yet.');
  await elena.press('Start group');
  await elena.isTold('In session. 3 people here.');
  await ana.isTold('In session. 3 people here.');

  // Microphone, hand, chat.
  await ana.press('Mute', 'Space');
  await ana.landsOn('button', 'Unmute');
  await ana.press('Raise hand');
  await ana.landsOn('button', 'Lower hand');
  await elena.isTold('Hand raised: Ana Morales');
  await elena.press('Call on Ana Morales');
  await ana.isTold('It is your turn to speak.');
  await marcus.press('Chat');
  await marcus.page.getByLabel('Write to the group').fill('Welcome, Ana');
  await marcus.page.keyboard.press('Enter');
  await ana.isTold('Chat: 1 new');
  await ana.press(/^Chat/);
  await ana.landsOn('heading', 'Chat');
  await ana.isTold('Welcome, Ana');
  await ana.write('Write to the group', 'Thank you');
  await page.page.keyboard.press('Enter');
  await ana.isTold('Thank you');
  await page.page.keyboard.press('Escape');
  await ana.landsOn('button', /^Chat/);

  // Aside, and back.
  await elena.press('Actions for Ana Morales');
  await elena.press('Take aside: Ana Morales');
  await ana.isTold('You are with Dr. Elena R. for a moment. The group goes on.');
  await elena.isTold('You are with Ana Morales, apart from the group. The group goes on.');
  await elena.press('Back to the group');
  for (const one of [ana, elena]) await one.isTold('You are back with the group.');

  // Who leads.
  await elena.press('Hand over to Marcus Okafor');
  await elena.isTold('Marcus Okafor leads now.');
  await marcus.press('Group');
  await marcus.press('Hand over to Dr. Elena Rivera');
  await elena.isTold('You lead now.');

  // Help.
  await ana.press('I need help now');
  await ana.reads('it reaches only the place where you are');
  await ana.press('Yes, come to me');
  await ana.isTold('A counselor knows that you need help and is coming. Stay here.');
  await elena.isTold('Ana Morales needs help now');
  await elena.press('Go to them: Ana Morales');
  await ana.isTold('A counselor is here with you.');
  await elena.press('Bring everyone back');
  await elena.press('It is over');
  for (const one of [ana, elena]) await one.isTold('You are back with the group.');

  // Whoever thinks of leaving and stays is where they were.
  await ana.press('Leave');
  await ana.landsOn('button', 'Stay');
  await page.page.keyboard.press('Escape');
  await ana.landsOn('button', 'Leave');

  await elena.press('End group');
  await elena.press('End group');
  await elena.landsOn('heading', 'Group is over');
  await ana.landsOn('heading', 'Group is over');
  await ana.isTold('Group is over. Thank you for being here. You can close this page.');
});
