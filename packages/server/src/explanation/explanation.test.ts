import type { ExplanationView } from '@entente/contract/explanation/explanation.contract';
import type { DocumentContent } from '@entente/core/document/content';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { TestClientBrowser } from '../shell/test-portal.ts';
import { sendAgreement, sendOut, type SentAgreement } from '../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 60_000);
afterAll(() => t.close());

const show = async (engagementId: string) => (await t.ola.call('GET', `/explanations?engagementId=${engagementId}`)).body as ExplanationView;
const write = (engagementId: string, key: string, body: { text: string; before: string | null }) => t.ola.call('PUT', `/explanations/${engagementId}/passages/${key}`, body);
const passage = ({ passages }: ExplanationView, key: string) => passages.find((one) => one.key === key);

/** The rounds of every deliverable of a draft become others. */
async function changeRounds(documentId: string, rounds: number): Promise<void> {
  const { content } = (await t.ola.call('GET', `/documents/${documentId}`)).body as { content: DocumentContent };
  const edits = content.deliverables.map((one) => ({ type: 'set', kind: 'deliverables', id: one.id, field: 'rounds', before: one.rounds, value: rounds }));
  expect((await t.ola.call('POST', `/documents/${documentId}/edits`, { edits })).status).toBe(200);
}

/** What Anna reads beside the whole text. */
async function read({ link }: SentAgreement): Promise<Record<string, string>> {
  const anna = new TestClientBrowser(t);
  await anna.open(link);
  const { page } = await anna.open(`${anna.at}/read`);
  if (page?.page !== 'read') throw new Error('this is no page to read on');
  return Object.fromEntries(page.how.map(({ key, text }) => [key, text]));
}

describe('how the work is done', () => {
  it('is made from the plan of the draft, in the language of the agreement, before anybody wrote a word', async () => {
    const { engagementId, agreementId } = await startAgreement(t.ola);
    const view = await show(engagementId);
    expect(view).toMatchObject({ agreementId, locale: 'en', sent: false });
    expect(view.passages.map(({ key }) => key.replace(/-[0-9a-f-]{36}$/, ''))).toEqual(expect.arrayContaining(['course', 'phase', 'answers', 'yours', 'own']));
    expect(view.passages.every(({ own }) => own === null)).toBe(true);
    expect(passage(view, 'answers')?.plan).toMatch(/rounds? of corrections/);
  });

  it('keeps what somebody wrote when the plan changes there, says so, and lets them keep or take', async () => {
    const { engagementId, documentId } = await startAgreement(t.ola);
    await write(engagementId, 'answers', { text: 'Call us, we mend it together.', before: null });
    await write(engagementId, 'course', { text: '', before: null });
    await changeRounds(documentId, 7);
    const view = await show(engagementId);
    expect(passage(view, 'answers')).toMatchObject({ own: { text: 'Call us, we mend it together.', name: 'Ola Lipska', changed: true }, plan: expect.stringContaining('7 rounds') });
    expect(passage(view, 'course')).toMatchObject({ own: { text: '', changed: false } });
    const kept = (await write(engagementId, 'answers', { text: 'Call us, we mend it together.', before: 'Call us, we mend it together.' })).body as ExplanationView;
    expect(passage(kept, 'answers')?.own?.changed).toBe(false);
    const taken = (await t.ola.call('DELETE', `/explanations/${engagementId}/passages/answers`)).body as ExplanationView;
    expect(passage(taken, 'answers')).toMatchObject({ own: null, plan: expect.stringContaining('7 rounds') });
  });

  it('does not overwrite what a colleague wrote meanwhile, and knows no paragraph that the plan has not', async () => {
    const { engagementId } = await startAgreement(t.ola);
    await write(engagementId, 'own', { text: 'First.', before: null });
    expect(await write(engagementId, 'own', { text: 'Second.', before: null })).toMatchObject({ status: 422, body: { data: { refusal: 'passage-changed-meanwhile' } } });
    expect(passage(await show(engagementId), 'own')?.own?.text).toBe('First.');
    expect((await write(engagementId, `phase-${engagementId}`, { text: 'Nowhere.', before: null })).status).toBe(404);
  });

  it('leaves what was written about a phase that is gone to the team, and off the client’s page', async () => {
    const { engagementId, documentId } = await startAgreement(t.ola);
    const { content } = (await t.ola.call('GET', `/documents/${documentId}`)).body as { content: DocumentContent };
    const [phase] = content.phases;
    await write(engagementId, `phase-${phase?.id ?? ''}`, { text: 'We meet.', before: null });
    const leave = (kind: 'deliverables' | 'clientInputs') => content[kind].filter(({ phaseId }) => phaseId === phase?.id).map(({ id, phaseId }) => ({ type: 'set', kind, id, field: 'phaseId', before: phaseId, value: null }));
    const { status } = await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [...leave('deliverables'), ...leave('clientInputs'), { type: 'remove', kind: 'phases', item: phase }] });
    expect(status).toBe(200);
    expect(passage(await show(engagementId), `phase-${phase?.id ?? ''}`)).toMatchObject({ plan: null, own: { text: 'We meet.', changed: true } });
  });

  it('is read by the client beside the text: own words where they fit that text, the plan’s where they do not', async () => {
    const sent = await sendAgreement(t, t.ola);
    await write(sent.engagementId, 'answers', { text: 'Call us.', before: null });
    await write(sent.engagementId, 'course', { text: '', before: null });
    await write(sent.engagementId, 'own', { text: 'We look forward to it.', before: null });
    expect(await read(sent)).toMatchObject({ answers: 'Call us.', own: 'We look forward to it.' });
    expect(await read(sent)).not.toHaveProperty('course');
    // The draft goes on; the client still reads what belongs to the text that is out.
    await changeRounds(sent.documentId, 9);
    await write(sent.engagementId, 'answers', { text: 'Nine rounds, no less.', before: 'Call us.' });
    expect((await read(sent)).answers).toMatch(/^When we show you something/);
    expect((await read(sent)).answers).not.toMatch(/\b9\b|Nine/);
    await sendOut(t, t.ola, { agreementId: sent.agreementId });
    expect((await read(sent)).answers).toBe('Nine rounds, no less.');
  });

  it('is nobody else’s: a colleague without sight of the engagement and another firm find nothing', async () => {
    const { engagementId } = await startAgreement(t.ola);
    expect((await t.maeve.call('GET', `/explanations?engagementId=${engagementId}`)).status).toBe(404);
    expect((await t.maeve.call('PUT', `/explanations/${engagementId}/passages/own`, { text: 'Mine now.', before: null })).status).toBe(404);
    expect(passage(await show(engagementId), 'own')?.own).toBeNull();
  });
});
