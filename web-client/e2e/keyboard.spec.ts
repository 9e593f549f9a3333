import { expect, test } from './support/story';
import type { Visitor } from './support/Visitor';

/** Goes on with Tab until a control of that name has the focus, as somebody without a mouse does. */
async function tabTo(visitor: Visitor, name: string) {
  for (let step = 0; step < 40; step++) {
    await visitor.page.keyboard.press('Tab');
    const focused = await visitor.page.evaluate(() => {
      const element = document.activeElement;
      return {
        name: element?.getAttribute('aria-label') ?? element?.textContent ?? '',
        outlined: element ? getComputedStyle(element).outlineStyle !== 'none' : false,
      };
    });
    if (focused.name.trim() !== name) continue;
    expect(focused.outlined, `the focus on ${name} can be seen`).toBe(true);
    return;
  }
  throw new Error(`"${name}" cannot be reached by keyboard`);
}

test('the patient’s path by keyboard alone', async ({ lead, visitor }) => {
  const elena = await lead('Elena');
  await elena.press('Start group');
  const ana = await visitor('Ana');
  const { keyboard } = ana.page;

  await ana.seesHeading('Check your camera and sound');
  await tabTo(ana, 'Play a sound');
  await keyboard.press('Enter');
  await tabTo(ana, 'Join');
  await keyboard.press('Enter');
  await ana.seesHeading(/can see that you are here/);
  await expect(ana.page.getByRole('heading', { level: 1 })).toBeFocused();
  await elena.press(/^Admit Ana/);
  await ana.isInRoom();

  await tabTo(ana, 'Mute');
  await keyboard.press('Space');
  await expect(elena.tile('Ana')).toContainText('Microphone off');
  await tabTo(ana, 'Raise hand');
  await keyboard.press('Enter');
  await expect(elena.tile('Ana')).toContainText('Hand raised');
  await tabTo(ana, 'Chat');
  await keyboard.press('Enter');
  await ana.page.getByLabel('Write to the group').focus();
  await keyboard.type('By keyboard');
  await keyboard.press('Enter');
  await expect(ana.page.getByRole('log')).toContainText('By keyboard');

  await tabTo(ana, 'Leave');
  await keyboard.press('Enter');
  await expect(ana.page.getByRole('dialog')).toBeVisible();
  await keyboard.press('Escape');
  await expect(ana.page.getByRole('dialog')).toBeHidden();
  await expect(ana.page.getByRole('button', { name: 'Leave' })).toBeFocused();
  await keyboard.press('Enter');
  await tabTo(ana, 'Leave');
  await keyboard.press('Enter');
  await ana.seesHeading('You have left the group');
});
