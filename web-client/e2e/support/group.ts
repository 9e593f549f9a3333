import { expect } from '@playwright/test';
import type { Visitor } from './Visitor';

/** By name: with "Admit everyone" somebody who has only just come could be forgotten. */
export async function admits(lead: Visitor, waiting: Visitor[]) {
  for (const { name } of waiting) {
    const admit = lead.page.getByRole('button', { name: new RegExp(`^Admit ${name}`) });
    await admit.click();
    // The list closes up: the next press is for where the next one stands then.
    await expect(admit).toHaveCount(0);
  }
  await Promise.all(waiting.map((person) => person.isInRoom()));
}

/** From the waiting room and a lead's empty room to a group that is running. */
export async function startsGroup(lead: Visitor, ...waiting: Visitor[]) {
  await lead.press('Start group');
  await admits(lead, waiting);
}

/** The group is over for everybody who is in it. */
export async function endsGroup(lead: Visitor) {
  await lead.press('End group');
  await lead.page.getByRole('dialog').getByRole('button', { name: 'End group' }).click();
}

/** Each of them sees that many others. */
export async function seeEachOther(people: Visitor[], others = people.length - 1) {
  await Promise.all(people.map((person) => person.seesEverybody(others)));
}
