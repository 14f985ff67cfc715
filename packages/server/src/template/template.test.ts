import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { BuiltinRow, TemplateRow, TemplateView } from '@entente/contract/template/template.contract';
import { SAMPLE_CONTENT } from '@entente/core/document/document.fixture';
import { withFreshIds } from '@entente/core/document/fresh-ids';
import { BUILTIN_TEMPLATES } from '@entente/core/template/builtin-templates';
import { TEMPLATE_KINDS } from '@entente/core/template/template-source';
import { createDocument } from '../document/document.store.ts';
import { newId } from '../platform/database/new-id.ts';
import { sendWithoutMail, startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Library = { builtins: BuiltinRow[]; templates: TemplateRow[] };
const library = async (who: TestMember, query = ''): Promise<Library> => (await who.call('GET', `/templates${query}`)).body as Library;
const copy = async (who: TestMember, name: string): Promise<{ id: string; documentId: string }> => (await who.call('POST', '/templates', { name, from: { builtin: 'service_agreement.pl' } })).body as { id: string; documentId: string };
/** Somebody whom the client's record does not know is named in the draft: whom a sponsor pays for. */
async function nameParties(who: TestMember, documentId: string): Promise<void> {
  const { content } = (await who.call('GET', `/documents/${documentId}`)).body as DocumentView;
  const edits = content.parties.filter(({ legalName }) => legalName === '').map(({ id }) => ({ type: 'set', kind: 'parties', id, field: 'legalName', before: '', value: 'Ewa Lis' }));
  if (edits.length > 0) expect((await who.call('POST', `/documents/${documentId}/edits`, { edits })).status).toBe(200);
}

const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);

describe.each(TEMPLATE_KINDS)('a built-in template: %s', (kind) => {
  it('goes from the library to a frozen draft that the client can read', async () => {
    const agreement = await startAgreement(t.ola, { template: { builtin: kind } });
    await nameParties(t.ola, agreement.documentId);
    const number = await sendWithoutMail(t, t.ola, agreement);
    const { status, body } = await t.ola.call('GET', `/agreements/${agreement.agreementId}/versions/${number}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/\{[a-z_]+\}|\[\[[a-z_]+\]\]/u);
    expect((await t.ola.call('GET', `/engagements/${agreement.engagementId}`)).body).toMatchObject({ kind });
  });
});

describe('how a template differs', () => {
  type Difference = { change: { changes: number; sections: { clauses: { state: string; pieces: { type: string; text: string }[] }[] }[] } | null; agreements: { documentId: string }[] };
  const difference = async (who: TestMember, id: string, query = '') => (await who.call('GET', `/templates/${id}/difference${query}`)).body as Difference;
  const added = ({ change }: Difference) => change?.sections.flatMap(({ clauses }) => clauses).flatMap(({ pieces }) => pieces.filter(({ type }) => type === 'added').map(({ text }) => text.trim())) ?? [];

  it('from what it was copied from, and from agreements made before it changed, which keep their words', async () => {
    const { id, documentId } = await copy(t.ola, 'Nasz wzór ze zmianą');
    expect((await difference(t.ola, id)).change?.changes).toBe(0);
    const agreement = await startAgreement(t.ola, { template: { templateId: id } });
    const { content } = (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
    const clause = content.clauses.find(({ key }) => key === 'term');
    await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'set', kind: 'clauses', id: clause?.id, field: 'body', before: clause?.body, value: `${clause?.body ?? ''} Dziękujemy.` }] });
    expect(added(await difference(t.ola, id))).toEqual(['Dziękujemy.']);
    const against = await difference(t.ola, id, `?documentId=${agreement.documentId}`);
    expect(added(against)).toEqual(['Dziękujemy.']);
    expect(against.agreements.map((row) => row.documentId)).toEqual([agreement.documentId]);
    const kept = (await t.ola.call('GET', `/documents/${agreement.documentId}`)).body as DocumentView;
    expect(JSON.stringify(kept.content)).not.toContain('Dziękujemy');
  });

  it('is shown to nobody from another workspace, nor against a text one may not see', async () => {
    const { id } = await copy(t.ola, 'Wzór za murem');
    const agreement = await startAgreement(t.ola, { template: { templateId: id } });
    expect((await t.maeve.call('GET', `/templates/${id}/difference`)).status).toBe(404);
    expect((await t.ola.call('GET', `/templates/${id}/difference?documentId=${newId()}`)).status).toBe(404);
    const theirs = (await t.maeve.call('POST', '/templates', { from: { builtin: 'pr_retainer.en' } })).body as { id: string };
    expect((await t.maeve.call('GET', `/templates/${theirs.id}/difference?documentId=${agreement.documentId}`)).status).toBe(404);
  });

  it('has nothing to be compared with where it was made from an agreement', async () => {
    const agreement = await startAgreement(t.ola);
    const { body } = await t.ola.call('POST', '/templates', { from: { documentId: agreement.documentId, kind: 'service_agreement' } });
    expect(await difference(t.ola, (body as { id: string }).id)).toEqual({ change: null, agreements: [] });
  });
});

describe('the library', () => {
  it('shows the built-in templates in the reader’s language, or in the one asked for', async () => {
    expect(new Set((await library(t.ola)).builtins.map(({ locale }) => locale))).toEqual(new Set(['pl']));
    expect((await library(t.ola, '?locale=ru')).builtins.every(({ locale, clauses }) => locale === 'ru' && clauses > 10)).toBe(true);
  });

  it('opens each built-in template whole', async () => {
    for (const { kind, locale, title } of BUILTIN_TEMPLATES) {
      const { status, body } = await t.ola.call('GET', `/templates/built-in/${kind}.${locale}`);
      expect([status, (body as { content: { head: { title: string } } }).content.head.title]).toEqual([200, title]);
    }
    expect((await t.ola.call('GET', '/templates/built-in/poem.pl')).status).toBe(404);
  });

  it('shows one workspace’s templates to nobody else', async () => {
    const { id } = await copy(t.ola, 'Nasz wzór');
    expect(names((await library(t.tomasz)).templates)).toContain('Nasz wzór');
    expect(names((await library(t.maeve)).templates)).not.toContain('Nasz wzór');
    expect((await t.maeve.call('GET', `/templates/${id}`)).status).toBe(404);
    expect((await t.maeve.call('POST', '/templates', { from: { templateId: id } })).status).toBe(404);
  });
});

describe('a template', () => {
  it('is copied from a built-in one with its whole text, and edited like any document', async () => {
    const { id, documentId } = await copy(t.ola, 'Umowa Studia');
    expect((await t.ola.call('GET', `/templates/${id}`)).body).toMatchObject({ name: 'Umowa Studia', kind: 'service_agreement', locale: 'pl', origin: 'service_agreement.pl', uses: 0, canEdit: true, retiredAt: null } satisfies Partial<TemplateView>);
    const view = (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
    expect([view.purpose, view.lock, view.content.clauses.length > 10]).toEqual(['template', null, true]);
    const answer = await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'set', kind: 'head', id: null, field: 'title', before: view.content.head.title, value: 'Nasza umowa' }] });
    expect(answer.status).toBe(200);
  });

  it('is copied from another one without sharing a record with it', async () => {
    const first = await copy(t.ola, 'Pierwszy');
    const second = (await t.ola.call('POST', '/templates', { name: 'Drugi', from: { templateId: first.id } })).body as { documentId: string };
    const [one, other] = await Promise.all([first.documentId, second.documentId].map(async (id) => ((await t.ola.call('GET', `/documents/${id}`)).body as DocumentView).content));
    expect(other?.clauses.map(({ body }) => body).toSorted()).toEqual(one?.clauses.map(({ body }) => body).toSorted());
    expect(other?.clauses.filter(({ id }) => one?.clauses.some((clause) => clause.id === id))).toEqual([]);
  });

  it('is made from an agreement without what belonged to the client', async () => {
    const { body: client } = await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Bank Wschodni', locale: 'pl' });
    const clientId = (client as { id: string }).id;
    const { body: engagement } = await t.ola.call('POST', '/engagements', { clientId, name: 'E-learning', kind: 'service_agreement' });
    const agreementDocument = await t.look(t.ola, async (tx) => {
      const documentId = await createDocument(tx, { clientId, kind: 'service_agreement', content: withFreshIds(SAMPLE_CONTENT, newId) });
      await tx.kysely.insertInto('agreements').values({ workspaceId: tx.workspaceId, id: newId(), clientId, engagementId: (engagement as { id: string }).id, documentId, number: 'A-2026-9001', title: 'x', locale: 'en' }).execute();
      return documentId;
    });
    const from = { documentId: agreementDocument, kind: 'service_agreement' };
    expect((await t.maeve.call('POST', '/templates', { from })).status).toBe(404);
    const { body } = await t.ola.call('POST', '/templates', { from });
    const text = JSON.stringify((await t.ola.call('GET', `/documents/${(body as { documentId: string }).documentId}`)).body);
    for (const particular of ['Studio Lipka', 'Anna Wrona', 'KRS 0000000001']) expect(text).not.toContain(particular);
  });

  it('is renamed; two people’s changes of one field are answered', async () => {
    const { id } = await copy(t.ola, 'Stara nazwa');
    expect((await t.ola.call('PATCH', `/templates/${id}`, { set: { name: 'Nowa nazwa' }, before: { name: 'Stara nazwa' } })).body).toMatchObject({ version: 2 });
    expect(await t.nadia.call('PATCH', `/templates/${id}`, { set: { name: 'Inna' }, before: { name: 'Stara nazwa' } })).toMatchObject({ status: 409, body: { data: { detail: { fields: [{ theirs: 'Nowa nazwa' }] } } } });
  });

  it('is retired and brought back, and not edited while retired', async () => {
    const { id, documentId } = await copy(t.ola, 'Na emeryturę');
    await t.ola.call('POST', `/templates/${id}/retire`, {});
    await t.ola.call('POST', `/templates/${id}/retire`, {});
    expect(names((await library(t.ola)).templates)).not.toContain('Na emeryturę');
    expect(names((await library(t.ola, '?show=retired')).templates)).toEqual(['Na emeryturę']);
    expect((await t.ola.call('POST', `/documents/${documentId}/undo`, {})).body).toMatchObject({ data: { refusal: 'template-is-retired' } });
    await t.ola.call('POST', `/templates/${id}/restore`, {});
    expect(names((await library(t.ola)).templates)).toContain('Na emeryturę');
  });

  it('is read by everyone and changed only by owners and managers', async () => {
    const { id, documentId } = await copy(t.ola, 'Wspólny');
    expect((await t.tomasz.call('GET', `/documents/${documentId}`)).body).toMatchObject({ lock: 'not-allowed' });
    const tries = [
      t.tomasz.call('POST', '/templates', { from: { builtin: 'service_agreement.pl' } }),
      t.tomasz.call('PATCH', `/templates/${id}`, { set: { name: 'x' }, before: {} }),
      t.tomasz.call('POST', `/templates/${id}/retire`, {}),
      t.tomasz.call('POST', `/documents/${documentId}/undo`, {}),
    ];
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await t.nadia.call('PATCH', `/templates/${id}`, { set: { description: 'Do projektów' }, before: { description: 'x' } })).status).toBe(409);
  });
});
