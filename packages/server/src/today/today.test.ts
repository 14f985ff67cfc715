import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VersionView } from '@entente/contract/agreement/agreement-views';
import type { TodayView } from '@entente/contract/today/today.contract';
import { addRemark, answerRemark } from '../agreement/remark.actions.ts';
import { newId } from '../platform/database/new-id.ts';
import { asClient, inPortal, sendWithoutMail, startAgreement } from '../shell/test-agreement.ts';
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

it('says what is asked: the words of the question that waits longest, of a proposal what it is for, and how many more wait', async () => {
  const started = await startAgreement(t.ola);
  await sendWithoutMail(t, t.ola, started);
  const anna = await asClient(t.ola, started);
  const { body } = await t.ola.call('GET', `/agreements/${started.agreementId}/versions/1`);
  const [clause] = (body as VersionView).document.sections.flatMap(({ clauses }) => clauses);
  const say = async (kind: 'question' | 'proposal', words: { body: string; purpose: string }, now: string): Promise<string> => {
    const remarkId = newId();
    const remark = { id: started.agreementId, remarkId, versionNumber: 1, clauseId: clause?.id ?? '', kind, ...words };
    expect((await inPortal(t, anna, (tx) => addRemark(tx, { actor: anna, now, origin: { channel: 'portal', ip: '192.0.2.9', userAgent: 'phone', requestId: newId() } }, remark))).ok).toBe(true);
    return remarkId;
  };
  const asked = async () => ((await t.ola.call('GET', '/today')).body as TodayView).forUs.find(({ act }) => act === 'answer')?.remark;
  const first = await say('question', { body: 'Do the dates move as well?', purpose: '' }, '2031-03-03T10:00:00.000Z');
  await say('proposal', { body: 'Seven days', purpose: 'so that the committee can be asked' }, '2031-03-03T11:00:00.000Z');
  expect(await asked()).toEqual({ kind: 'question', words: 'Do the dates move as well?', author: 'Anna Wrona', clauseNumber: clause?.number, open: 2 });
  await t.ola.call('POST', `/remarks/${first}/answers`, { answerId: newId(), outcome: 'answered', body: 'Yes.' });
  expect(await asked()).toMatchObject({ kind: 'proposal', words: 'so that the committee can be asked', open: 1 });
  await inPortal(t, anna, (tx) => answerRemark(tx, { actor: anna, now: '2031-03-04T10:00:00.000Z' }, { id: first, answerId: newId(), outcome: 'answered', body: 'And the price?', wording: '' }));
  expect(await asked()).toMatchObject({ kind: 'proposal', open: 2 });
});
