import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LibraryClause, TemplateRow, TemplateView } from '@entente/contract/template/template.contract';
import type { Sharing } from '@entente/core/workspace/sharing';
import { startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
let teamId: string;
beforeAll(async () => {
  t = await startTestEntente();
  teamId = ((await t.ola.call('POST', '/teams', { name: 'Trenerzy' })).body as { id: string }).id;
});
afterAll(() => t.close());

const OPEN: Sharing = { useBy: 'all', editBy: 'leaders', holders: [] };
const share = (who: TestMember, id: string, sharing: Sharing) => who.call('PUT', `/templates/${id}/sharing`, { sharing });
const copy = async (name: string, from: object = { builtin: 'service_agreement.pl' }): Promise<{ id: string; documentId: string }> => (await t.ola.call('POST', '/templates', { name, from })).body as { id: string; documentId: string };
const seen = async (who: TestMember, scope: 'whole' | 'clause'): Promise<string[]> => ((await who.call('GET', `/templates?scope=${scope}`)).body as { templates: TemplateRow[] }).templates.map(({ name }) => name);

describe('a template that is shared with some', () => {
  it('is for the others as if it were not there: in no list, not to be read, edited or begun from', async () => {
    const { id, documentId } = await copy('Tylko trenerzy');
    expect((await share(t.ola, id, { ...OPEN, useBy: 'listed', holders: [{ may: 'use', role: null, teamId }] })).status).toBe(200);
    expect(await seen(t.tomasz, 'whole')).not.toContain('Tylko trenerzy');
    expect(await seen(t.ola, 'whole')).toContain('Tylko trenerzy');
    const tries = [
      t.tomasz.call('GET', `/templates/${id}`),
      t.tomasz.call('GET', `/documents/${documentId}`),
      t.tomasz.call('GET', `/documents/${documentId}/reading`),
      t.tomasz.call('GET', `/templates/${id}/versions`),
      t.tomasz.call('GET', `/templates/${id}/difference`),
      t.tomasz.call('POST', '/agreements/start', { client: { kind: 'person', name: 'X', locale: 'pl', contact: { name: 'X', email: 'x@example.com' } }, name: 'X', template: { templateId: id } }),
    ];
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(tries.map(() => 404));
    expect((await t.ola.call('DELETE', `/teams/${teamId}`)).status).toBe(200);
    expect(await seen(t.tomasz, 'whole')).not.toContain('Tylko trenerzy');
  });

  it('may be edited by a role it was given to, and by nobody else', async () => {
    const { id, documentId } = await copy('Wszyscy piszą');
    expect((await t.tomasz.call('GET', `/documents/${documentId}`)).body).toMatchObject({ lock: 'not-allowed' });
    await share(t.ola, id, { ...OPEN, editBy: 'listed', holders: [{ may: 'edit', role: 'member', teamId: null }, { may: 'edit', role: 'manager', teamId: null }] });
    expect((await t.tomasz.call('GET', `/documents/${documentId}`)).body).toMatchObject({ lock: null, purpose: 'template' });
    expect((await t.tomasz.call('PATCH', `/templates/${id}`, { set: { description: 'Nasz' }, before: { description: ((await t.ola.call('GET', `/templates/${id}`)).body as TemplateView).description } })).status).toBe(200);
    expect((await t.tomasz.call('GET', `/templates/${id}`)).body).toMatchObject({ canEdit: true, canShare: false });
  });

  it('is shared by owners and managers only, with teams that are there, and never out of one’s own reach', async () => {
    const { id } = await copy('Czyj');
    expect((await share(t.tomasz, id, OPEN)).status).toBe(403);
    expect((await share(t.maeve, id, OPEN)).status).toBe(404);
    expect((await share(t.ola, id, { ...OPEN, holders: [{ may: 'use', role: null, teamId: id }] })).status).toBe(404);
    expect((await share(t.ola, id, { ...OPEN, holders: [{ may: 'use', role: null, teamId: null }] })).status).toBe(400);
    expect((await share(t.nadia, id, { ...OPEN, editBy: 'listed', holders: [] })).body).toMatchObject({ data: { refusal: 'sharing-shuts-you-out' } });
    expect((await share(t.nadia, id, { ...OPEN, editBy: 'listed', holders: [{ may: 'edit', role: 'manager', teamId: null }] })).status).toBe(200);
  });
});

describe('a clause of the library', () => {
  const clauses = async (who: TestMember): Promise<LibraryClause[]> => ((await who.call('GET', '/clauses?locale=en&kind=service_agreement')).body as { clauses: LibraryClause[] }).clauses;

  it('is offered with the values it uses: those of the product, whose words are the template’s own', async () => {
    const found = await clauses(t.tomasz);
    expect(found.length).toBeGreaterThan(40);
    expect(found.find(({ clause }) => clause.key === 'licence')).toMatchObject({ templateId: null, section: 'Rights', clause: { effect: 'licence' } });
    expect(found.find(({ clause }) => clause.key === 'liability')?.variables).toEqual([]);
    expect(found.find(({ clause }) => clause.key === 'confidentiality')?.variables.map(({ key }) => key)).toEqual(['confidentiality_months']);
  });

  it('is copied, edited, retired and brought back like a template, alone in its document', async () => {
    const { id, documentId } = await copy('Licencja po naszemu', { builtin: 'service_agreement.en', clauseKey: 'licence' });
    expect((await t.ola.call('GET', `/documents/${documentId}`)).body).toMatchObject({ purpose: 'clause', findings: [], content: { clauses: [{ key: 'licence' }], parties: [] } });
    expect((await t.ola.call('GET', `/templates/${id}`)).body).toMatchObject({ scope: 'clause', origin: 'service_agreement.en#licence', clauses: 1 });
    expect(await seen(t.tomasz, 'clause')).toContain('Licencja po naszemu');
    expect(await seen(t.tomasz, 'whole')).not.toContain('Licencja po naszemu');
    expect((await clauses(t.tomasz))[0]).toMatchObject({ templateId: id, name: 'Licencja po naszemu' });
    await t.ola.call('POST', `/templates/${id}/retire`, {});
    expect((await clauses(t.tomasz)).map(({ templateId }) => templateId)).not.toContain(id);
    expect((await t.ola.call('GET', `/templates/${id}/difference`)).body).toMatchObject({ change: { changes: 0 } });
  });

  it('is kept from a draft without what belonged to the client; no agreement begins from it', async () => {
    const started = await startAgreement(t.ola);
    const { content } = (await t.ola.call('GET', `/documents/${started.documentId}`)).body as { content: { clauses: { id: string; key: string }[] } };
    const contacts = content.clauses.find(({ key }) => key === 'contacts')?.id;
    expect((await t.maeve.call('POST', '/templates', { from: { documentId: started.documentId, clauseId: contacts } })).status).toBe(404);
    expect((await t.ola.call('POST', '/templates', { from: { documentId: started.documentId, clauseId: started.documentId } })).status).toBe(404);
    expect((await t.tomasz.call('POST', '/templates', { from: { builtin: 'service_agreement.en', clauseKey: 'licence' } })).status).toBe(403);
    const { id, documentId } = await copy('Kontakty', { documentId: started.documentId, clauseId: contacts });
    expect(JSON.stringify((await t.ola.call('GET', `/documents/${documentId}`)).body)).not.toContain('Anna Wrona');
    const client = { kind: 'person', name: 'Y', locale: 'en', contact: { name: 'Y', email: 'y@example.com' } };
    expect((await t.ola.call('POST', '/agreements/start', { client, name: 'Y', template: { templateId: id } })).status).toBe(404);
  });
});
