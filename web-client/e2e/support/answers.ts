import { expect } from '@playwright/test';
import type { Visitor } from './Visitor';

/** Goes through the questions as the person on the phone does. */
export async function answers(
  visitor: Visitor,
  { craving, safe, street, used = false }: { craving: number; safe: boolean; street: string; used?: boolean },
) {
  const { page } = visitor;
  const choose = (question: RegExp, answer: string) =>
    page
      .getByRole('radiogroup', { name: question })
      .getByRole('radio', { name: answer, exact: true })
      .check();
  const next = () => page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByLabel('Street and house number').fill(street);
  await page.getByLabel('Town or city').fill('Austin');
  await page.getByLabel(/^State/).fill('TX');
  await choose(/where you are now/, 'Yes');
  await next();
  await page.getByLabel('A phone number that works now').fill('512 555 0134');
  await next();
  await choose(/somewhere private/, 'Yes');
  await next();
  await choose(/driving/, 'No');
  await next();
  await choose(/craving/, String(craving));
  await next();
  await choose(/used since/, used ? 'Yes' : 'No');
  await next();
  await choose(/feel safe/, safe ? 'Yes' : 'No');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: /Your counselors have your answers/ })).toBeVisible();
}
