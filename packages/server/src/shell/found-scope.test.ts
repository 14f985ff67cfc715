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
