import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchHit } from '@entente/contract/search/search.contract';
import type { Scope } from '@entente/core/kernel/actor';
import { newId } from '../platform/database/new-id.ts';
import { recordsWritten } from '../record/record.actions.ts';
import { indexRecords } from '../search/search.actions.ts';
import { startTestEntente, type TestEntente, type TestMember } from './test-entente.ts';

/** Who owns what is drawn at random; who may see it is said here in plain words, and every way to find it has to agree. */
type Owner = 'ola' | 'nadia' | 'tomasz';
type Drawn = { readonly client: Owner; readonly contact: Owner; readonly note: Owner; readonly scope: Scope; readonly reader: Owner };
const TEAM: Readonly<Record<Owner, string | null>> = { ola: null, nadia: 'Production', tomasz: 'Production' };

function maySee(reader: Owner, scope: Scope, owner: Owner): boolean {
  if (scope === 'all' || reader === owner) return true;
  return scope === 'team' && TEAM[reader] !== null && TEAM[reader] === TEAM[owner];
}

let t: TestEntente;
let people: Readonly<Record<Owner, TestMember>>;
beforeAll(async () => {
  t = await startTestEntente();
  people = { ola: t.ola, nadia: t.nadia, tomasz: t.tomasz };
});
afterAll(() => t.close());

const owners = fc.constantFrom<Owner>('ola', 'nadia', 'tomasz');
const drawn = fc.record<Drawn>({ client: owners, contact: owners, note: owners, scope: fc.constantFrom<Scope>('own', 'team', 'all'), reader: owners });
/** A word of letters alone, as a name has it. */
const word = (): string => `w${newId().replaceAll(/[-0-9]/g, '').padEnd(8, 'q')}${String.fromCodePoint(...Array.from({ length: 8 }, () => 97 + Math.floor(Math.random() * 26)))}`;

async function place({ client, contact, note }: Drawn) {
  const placed = { clientId: newId(), contactId: newId(), noteId: newId(), firm: word(), person: word(), said: word() };
  const { clientId, contactId, noteId, firm, person, said } = placed;
  await t.look(t.ola, async (tx) => {
    const { workspaceId } = tx;
    await tx.kysely.insertInto('clients').values({ workspaceId, id: clientId, kind: 'organisation', name: firm, locale: 'en', ownerId: people[client].actor.memberId }).execute();
    await tx.kysely.insertInto('contacts').values({ workspaceId, id: contactId, clientId, name: `Jan ${person}`, email: `${person}@x.example`, locale: 'en', ownerId: people[contact].actor.memberId }).execute();
    await tx.kysely.insertInto('interactions').values({ workspaceId, id: noteId, kind: 'note', clientId, body: said, happenedAt: new Date().toISOString(), ownerId: people[note].actor.memberId }).execute();
    await recordsWritten(tx, 'client', [clientId]);
    await recordsWritten(tx, 'contact', [contactId]);
    await indexRecords(tx, 'interaction', [noteId]);
  });
  return placed;
}

it('nobody finds, or is told of, a record beyond their scope, by name, by firm, by what was noted or while writing', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (choice) => {
      const { clientId, contactId, noteId, firm, person, said } = await place(choice);
      const reader = people[choice.reader];
      Object.assign(reader.actor, { scope: choice.scope });
      const sees = (owner: Owner) => maySee(choice.reader, choice.scope, owner);
      const find = async (q: string) => ((await reader.call('GET', `/search?q=${q}&limit=50`)).body as { rows: SearchHit[] }).rows;
      const idsFor = async (q: string) => (await find(q)).map(({ id }) => id);
      expect((await idsFor(firm)).includes(clientId)).toBe(sees(choice.client));
      expect((await idsFor(person)).includes(contactId)).toBe(sees(choice.contact));
      expect((await idsFor(firm)).includes(contactId)).toBe(sees(choice.contact) && sees(choice.client));
      expect((await idsFor(said)).includes(noteId)).toBe(sees(choice.note) && sees(choice.client));
      if (!sees(choice.client)) expect(JSON.stringify(await find(person))).not.toContain(firm);
      const told = (await reader.call('GET', `/duplicates/check?kind=contact&name=Jan%20${person}&email=${person}@x.example`)).body as { rows: { record: { id: string } }[] };
      expect(told.rows.map(({ record }) => record.id)).toEqual(sees(choice.contact) ? [contactId] : []);
      expect(await (async () => (await t.maeve.call('GET', `/search?q=${person}`)).body)()).toEqual({ rows: [] });
    }),
    { numRuns: 60 },
  );
}, 120_000);

/** Fields that can be searched in, with what is put into them; which of them are hidden is drawn. */
type Told = { readonly kind: 'client' | 'contact'; readonly key: string; readonly column: string; readonly said: () => string };
/** In a list, its count, its file, a bulk change, the search box. */
const all = (found: boolean): readonly boolean[] => Array.from({ length: 5 }, () => found);
const digits = (): string => Array.from({ length: 9 }, () => 1 + Math.floor(Math.random() * 9)).join('');
const TOLD: readonly Told[] = [
  { kind: 'client', key: 'legalName', column: 'legal_name', said: word },
  { kind: 'client', key: 'address', column: 'address', said: word },
  { kind: 'client', key: 'registration', column: 'registration', said: digits },
  { kind: 'client', key: 'email', column: 'email', said: () => `${word()}@x.example` },
  { kind: 'contact', key: 'email', column: 'email', said: () => `${word()}@x.example` },
  { kind: 'contact', key: 'phone', column: 'phone', said: digits },
  { kind: 'contact', key: 'roleTitle', column: 'role_title', said: word },
];

it('a hidden field decides nothing of what is found, in lists, counts, files, bulk changes, the search box or duplicates', async () => {
  const reader = t.nadia;
  await fc.assert(
    fc.asyncProperty(fc.subarray([...TOLD]), owners, async (hidden, clientOwner) => {
      const texts = new Map(TOLD.map((told) => [told, told.said()]));
      const [clientId, contactId, otherId, firm, further] = [newId(), newId(), newId(), word(), `${word()}@x.example`];
      const [emailOfContact] = TOLD.filter(({ kind, key }) => kind === 'contact' && key === 'email').map((told) => texts.get(told) ?? '');
      const fieldsOf = (kind: Told['kind']) => Object.fromEntries(TOLD.filter((told) => told.kind === kind).map((told) => [told.column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), texts.get(told)]));
      await t.look(t.ola, async (tx) => {
        const { workspaceId } = tx;
        await tx.kysely.insertInto('clients').values({ workspaceId, id: clientId, kind: 'organisation', name: firm, locale: 'en', ownerId: people[clientOwner].actor.memberId, ...fieldsOf('client') }).execute();
        await tx.kysely.insertInto('contacts').values([
          { workspaceId, id: contactId, clientId, name: word(), locale: 'en', ownerId: reader.actor.memberId, ...fieldsOf('contact') },
          { workspaceId, id: otherId, name: word(), locale: 'en', ownerId: reader.actor.memberId, ...(emailOfContact === undefined ? {} : { email: emailOfContact }) },
        ]).execute();
        await tx.kysely.insertInto('contactPoints').values({ workspaceId, id: newId(), recordKind: 'contact', recordId: contactId, kind: 'email', value: further }).execute();
        await recordsWritten(tx, 'client', [clientId]);
        await recordsWritten(tx, 'contact', [contactId, otherId]);
      });
      const keysOf = (kind: Told['kind']) => hidden.filter((told) => told.kind === kind).map(({ key }) => key);
      Object.assign(reader.actor, { scope: 'team', limits: { client: { hidden: keysOf('client') }, contact: { hidden: keysOf('contact') } } });
      const seesClient = maySee('nadia', 'team', clientOwner);
      const isFound = async (kind: Told['kind'], id: string, said: string): Promise<readonly boolean[]> => {
        const q = encodeURIComponent(said);
        const idsAt = async (path: string) => ((await reader.call('GET', path)).body as { rows: { id: string }[] }).rows.map((row) => row.id);
        const count = ((await reader.call('GET', `/records/${kind}/aggregates?search=${q}`)).body as { count: { value: number } }).count.value;
        const file = JSON.stringify((await reader.call('GET', `/records/${kind}/export?format=csv&columns=id,name&search=${q}`)).body);
        const bulk = ((await reader.call('POST', `/records/${kind}/bulk/preview`, { selection: { search: said }, change: { set: { nextStep: 'x' } } })).body as { count: { value: number } }).count.value;
        const listed = (await idsAt(`/records/${kind}?search=${q}`)).includes(id);
        return [listed, count > 0, /w[a-z]{10}/.test(file), bulk > 0, (await idsAt(`/search?kinds=${kind}&q=${q}`)).includes(id)];
      };
      for (const told of TOLD) {
        const sees = !hidden.includes(told) && (told.kind === 'contact' || seesClient);
        expect(await isFound(told.kind, told.kind === 'client' ? clientId : contactId, texts.get(told) ?? ''), `${told.kind}.${told.key} of ${clientOwner}, hidden: ${hidden.map(({ kind, key }) => `${kind}.${key}`).join(' ')}`).toEqual(all(sees));
      }
      const hidesEmail = keysOf('contact').includes('email');
      expect(await isFound('contact', contactId, further)).toEqual(all(!hidesEmail));
      expect(await isFound('contact', contactId, firm)).toEqual(all(seesClient));
      const pairs = ((await reader.call('GET', '/duplicates?kind=contact&limit=100')).body as { rows: { first: { id: string }; second: { id: string } }[] }).rows;
      expect(pairs.some(({ first, second }) => [first.id, second.id].includes(contactId) && [first.id, second.id].includes(otherId))).toBe(!hidesEmail);
      Object.assign(reader.actor, { limits: undefined });
    }),
    { numRuns: 12 },
  );
}, 120_000);
