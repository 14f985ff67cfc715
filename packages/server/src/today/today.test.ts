import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TodayView } from '@entente/contract/today/today.contract';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

async function nextSteps(): Promise<Record<string, [string, boolean, number]>> {
  const { body } = await t.ola.call('GET', '/today');
  return Object.fromEntries((body as TodayView).nextSteps.map(({ name, nextStep, late, daysLate }) => [name, [nextStep, late, daysLate]]));
}

it('says by how many days a next step is late, by the days of the workspace', async () => {
  const add = async (name: string, set: object): Promise<void> => {
    const { body } = await t.ola.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' });
    expect((await t.ola.change(`/clients/${(body as { id: string }).id}`, set)).status).toBe(200);
  };
  await add('Dawno', { nextStep: 'Zadzwonić', nextStepOn: '2026-10-20' });
  await add('Wczoraj', { nextStep: 'Zapytać', nextStepOn: '2026-10-26' });
  await add('Dziś', { nextStep: 'Wysłać', nextStepOn: '2026-10-27' });
  // 23:30 in UTC is the next day in Warsaw already.
  t.setClock(new Date('2026-10-26T23:30:00Z'));
  expect(await nextSteps()).toEqual({ Dawno: ['Zadzwonić', true, 7], Wczoraj: ['Zapytać', true, 1] });
  t.setClock(new Date('2026-10-27T23:30:00Z'));
  expect(await nextSteps()).toMatchObject({ Dawno: ['Zadzwonić', true, 8], Dziś: ['Wysłać', true, 1] });
  t.setClock(null);
});
