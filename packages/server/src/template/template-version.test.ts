import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { TemplateDifference, TemplateVersionRow } from '@entente/contract/template/template.contract';
import { startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Made = { readonly id: string; readonly documentId: string };
const make = async (from: object): Promise<Made> => (await t.ola.call('POST', '/templates', { name: 'Ours', from })).body as Made;
const keep = (id: string, note = '') => t.ola.call('POST', `/templates/${id}/versions`, { note });
const differs = async (id: string, query = ''): Promise<TemplateDifference> => (await t.ola.call('GET', `/templates/${id}/difference${query}`)).body as TemplateDifference;

/** Writes another body into a clause of a document. */
async function rewrite(documentId: string, key: string, value: string): Promise<void> {
  const clause = ((await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView).content.clauses.find((one) => one.key === key);
  expect((await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'set', kind: 'clauses', id: clause?.id, field: 'body', before: clause?.body, value }] })).status).toBe(200);
}

describe('a version of a template', () => {
  it('is kept once, stays as it was, and shows word by word what differs since', async () => {
    const { id, documentId } = await make({ builtin: 'service_agreement.en' });
    expect((await keep(id, 'As the lawyer read it')).body).toEqual({ number: 1 });
    expect((await keep(id)).body).toEqual({ number: 1 });
    await rewrite(documentId, 'portfolio', 'The Provider never names the Client.');
    expect((await keep(id)).body).toEqual({ number: 2 });
    expect(((await t.tomasz.call('GET', `/templates/${id}/versions`)).body as { versions: TemplateVersionRow[] }).versions.map(({ number, note, keptByName }) => [number, note, keptByName])).toEqual([[2, '', 'Ola Lipska'], [1, 'As the lawyer read it', 'Ola Lipska']]);
    expect((await differs(id, '?version=1')).change?.changes).toBe(1);
    expect((await differs(id, '?version=2')).change?.changes).toBe(0);
  });

  it('is not kept by those who may not edit, nor of a retired template; a number that is not there is not found', async () => {
    const { id } = await make({ builtin: 'service_agreement.en' });
    expect((await t.tomasz.call('POST', `/templates/${id}/versions`, {})).status).toBe(403);
    expect((await t.maeve.call('POST', `/templates/${id}/versions`, {})).status).toBe(404);
    expect((await t.ola.call('GET', `/templates/${id}/difference?version=9`)).status).toBe(404);
    await t.ola.call('POST', `/templates/${id}/retire`, {});
    expect((await keep(id)).body).toMatchObject({ data: { refusal: 'template-is-retired' } });
  });

  it('of a clause shows what would differ in an agreement that has it, and touches none', async () => {
    const { id, documentId } = await make({ builtin: 'service_agreement.en', clauseKey: 'portfolio' });
    const agreement = await startAgreement(t.ola);
    const before = JSON.stringify((await t.ola.call('GET', `/documents/${agreement.documentId}`)).body);
    await rewrite(documentId, 'portfolio', 'The Provider never names the Client.');
    const { change, agreements } = await differs(id, `?documentId=${agreement.documentId}`);
    expect([change?.changes, agreements.map(({ documentId: of }) => of).includes(agreement.documentId)]).toEqual([1, true]);
    expect(JSON.stringify((await t.ola.call('GET', `/documents/${agreement.documentId}`)).body)).toBe(before);
  });
});
