import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { imported, undone } from '../../shell/test-import.ts';
import { newId } from '../../platform/database/new-id.ts';
import { makeArchive } from '../archive/export.actions.ts';
import { insertExport } from '../export.store.ts';
import { emptyRecord, type EmptiedKind } from '../erasure.store.ts';
import { formerWords } from './erasure.store.ts';

let t: TestEntente;
let clientId: string;
beforeAll(async () => {
  t = await startTestEntente();
  clientId = await made('/clients', { kind: 'organisation', name: 'Bank Południe', locale: 'pl' });
});
afterAll(() => t.close());

async function made(path: string, body: object): Promise<string> {
  const answer = await t.ola.call('POST', path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}
const person = (name: string, more: object = {}) => made(`/clients/${clientId}/contacts`, { name, locale: 'pl', ...more });
const note = (body: string) => made('/interactions', { kind: 'note', clientId, body });
const bodyOf = async (id: string) => ((await t.ola.call('GET', `/interactions/${id}`)).body as { body: string }).body;

async function erase(id: string, name: string): Promise<void> {
  const answer = await t.ola.call('POST', `/personal-data/contact/${id}/erasure`, { name });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await t.workOff();
}

describe('an erasure', () => {
  it('finds a person in every writing of their name, addresses and numbers, former ones too', async () => {
    const id = await person('Żaneta Ćwierkalska', { email: 'zaneta.stara@cwierk.example', phone: '+48 601 602 603' });
    await t.ola.change(`/contacts/${id}`, { email: 'zaneta@cwierk.example' });
    const said = ['ŻANETA ĆWIERKALSKA dzwoniła', 'Mail: Zaneta@Cwierk.Example', 'Ćwierkalska Żaneta', 'Ćwierkalska, Żaneta', 'tel. 601602603', '+48601602603', '(601) 602-603', 'dawniej zaneta.stara@cwierk.example'];
    const notes = await Promise.all(said.map(note));
    const others = ['Nr 26016026034', 'xzaneta@cwierk.example', 'Żaneta Ćwierkalska-Nowak'];
    const kept = await Promise.all(others.map(note));
    await erase(id, 'Żaneta Ćwierkalska');
    const left = await Promise.all(notes.map(bodyOf));
    expect(left.map((body) => body.replace(/Osoba usunięta [0-9A-F]{4}/, '…'))).toEqual(['… dzwoniła', 'Mail: …', '…', '…', 'tel. …', '…', '…', 'dawniej …']);
    expect(await Promise.all(kept.map(bodyOf))).toEqual(others);
    const again = await imported(t, t.ola, { name: 'again.csv', bytes: 'Name,E-mail\nŻ. Ć.,zaneta.stara@cwierk.example\n' });
    expect(again.counts).toMatchObject({ created: 0, skipped: 1 });
  });

  it('takes nothing from others: not the number of a whole firm, not the name of somebody called the same', async () => {
    const board = { phone: '+48 22 100 20 30' };
    const goes = await person('Jan Zięba', { ...board, email: 'biuro@poludnie.example' });
    const colleague = await person('Iwona Kret', { ...board, email: 'biuro@poludnie.example' });
    const namesake = await person('Jan Zięba', { email: 'drugi@zieba.example' });
    const longer = await person('Jan Ziębaczewski', { email: 'trzeci@zieba.example' });
    const mentioned = await note('Jan Zięba, 22 100 20 30');
    await erase(goes, 'Jan Zięba');
    const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('contacts').select(['name', 'phone', 'email']).where('workspaceId', '=', tx.workspaceId).where('id', 'in', [colleague, namesake, longer]).orderBy('name').execute());
    expect(rows).toEqual([{ name: 'Iwona Kret', phone: '+48 22 100 20 30', email: 'biuro@poludnie.example' }, { name: 'Jan Zięba', phone: '', email: 'drugi@zieba.example' }, { name: 'Jan Ziębaczewski', phone: '', email: 'trzeci@zieba.example' }]);
    expect(await bodyOf(mentioned)).toBe('Jan Zięba, 22 100 20 30');
    const view = await imported(t, t.ola, { name: 'board.csv', bytes: 'Name,Phone,E-mail\nNowa Osoba,+48 22 100 20 30,\nDruga Osoba,,biuro@poludnie.example\n', change: (plan) => ({ ...plan, matchBy: [] }) });
    expect(view.counts).toMatchObject({ created: 2, skipped: 0 });
  });

  it('leaves a firm its own number and mailbox also where nobody else is of it, and takes those of the client that is the person', async () => {
    const alone = async (kind: string, name: string, contact: string) => {
      const own = { email: `${kind}@alone.example`, phone: kind === 'person' ? '+48 533 100 001' : '+48 22 300 40 50' };
      const id = await made('/clients', { kind, name, locale: 'pl' });
      expect((await t.ola.change(`/records/client/${id}`, own)).status).toBe(200);
      const said = await note(`${own.phone}, ${own.email}`);
      await erase(await made(`/clients/${id}/contacts`, { name: contact, locale: 'pl', ...own }), contact);
      const [row] = await t.look(t.ola, (tx) => tx.kysely.selectFrom('clients').select(['email', 'phone']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute());
      return { ...row, said: await bodyOf(said) };
    };
    expect(await alone('organisation', 'Bank Zachodni', 'Piotr Mazurkiewicz')).toEqual({ email: 'organisation@alone.example', phone: '+48 22 300 40 50', said: '+48 22 300 40 50, organisation@alone.example' });
    expect((await alone('person', 'Wanda Olszewska', 'Wanda Olszewska')).said).toMatch(/^Osoba usunięta [0-9A-F]{4}, Osoba usunięta [0-9A-F]{4}$/);
    const view = await imported(t, t.ola, { name: 'firm.csv', bytes: 'Name,E-mail\nNowa Firma,organisation@alone.example\nWanda,person@alone.example\n', change: (plan) => ({ ...plan, matchBy: [] }) });
    expect(view.counts).toMatchObject({ created: 1, skipped: 1 });
  });

  it('finds the numbers of a field with an extension or two of them, and leaves the one that a colleague has with another', async () => {
    const phone = '22 555 10 10 wew. 12 / +48 609 100 001';
    const id = await person('Halina Sroka', { phone, email: 'halina@sroka.example' });
    await person('Jerzy Dzik', { email: 'jerzy@dzik.example', phone: '+48 22 555 10 10 wew. 13' });
    const notes = await Promise.all([`tel. ${phone}`, '609100001', 'Centrala 22 555 10 10'].map(note));
    await erase(id, 'Halina Sroka');
    expect((await Promise.all(notes.map(bodyOf))).map((body) => body.replace(/Osoba usunięta [0-9A-F]{4}/, '…'))).toEqual(['tel. …', '…', 'Centrala 22 555 10 10']);
    const view = await imported(t, t.ola, { name: 'sroka.csv', bytes: 'Name,Phone\nPani S.,609 100 001 / 22 555 10 99\nPan J.,22 555 10 10\n', change: (plan) => ({ ...plan, matchBy: [] }) });
    expect(view.counts).toMatchObject({ created: 1, skipped: 1 });
  });

  it('lets no import bring them back: neither the undo of one nor the file that it kept', async () => {
    const id = await person('Otylia Gawron', { email: 'otylia@gawron.example' });
    await t.ola.call('PUT', `/contacts/${id}/points`, { points: [{ kind: 'phone', value: '+48 511 522 533' }], before: [] });
    const view = await imported(t, t.ola, { name: 'gawron.csv', bytes: 'Name,E-mail,Phone,Phone\nOtylia Gawron,otylia@gawron.example,+48 700 700 123,+48 700 700 124\n,otylia.gawron@,,\n', change: (plan) => ({ ...plan, kind: 'contact', onMatch: 'overwrite', severalValues: 'replace' }) });
    expect(view.counts).toMatchObject({ updated: 1, rejected: 1 });
    const points = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('contactPoints').select('value').where('workspaceId', '=', tx.workspaceId).where('recordId', '=', id).execute());
    expect(await points()).toEqual([{ value: '+48 700 700 124' }]);
    await erase(id, 'Otylia Gawron');
    const steps = await t.look(t.ola, (tx) => tx.kysely.selectFrom('changeSetRows').select(['before', 'after']).where('workspaceId', '=', tx.workspaceId).execute());
    expect(JSON.stringify(steps)).not.toMatch(/511|700 123|gawron/i);
    expect((await t.fetch(`/api/v1/imports/${view.id}/rejected-rows`, { headers: { 'x-test-member': 'ola' } })).status).toBe(404);
    expect((await undone(t, t.ola, view.id)).state).toBe('undone');
    expect(await points()).toEqual([]);
  });

  it('leaves them in no archive that was being made meanwhile: it is made anew', async () => {
    const id = await person('Ludwika Przelotna', { email: 'ludwika@przelot.example' });
    const exportId = newId();
    await t.look(t.ola, (tx) => insertExport(tx, { id: exportId, memberId: t.ola.actor.memberId, memberName: 'Ola' }));
    const { files } = t.services;
    let kept = 0;
    const put: typeof files.put = async (...file) => {
      kept += 1;
      if (kept === 1) await erase(id, 'Ludwika Przelotna');
      return files.put(...file);
    };
    await makeArchive({ ...t.services, files: { ...files, put } }, { workspaceId: t.ola.actor.workspaceId, exportId });
    const answer = await t.fetch(`/api/v1/exports/${exportId}/file`, { headers: { 'x-test-member': 'ola' } });
    const archive = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString();
    expect([kept, answer.status, archive.includes('Przelotna'), archive.includes('Osoba usunięta')]).toEqual([2, 200, false, true]);
  });

  it('looks for the steps of imports by an index, and only for records that have further addresses', async () => {
    const read = (kind: EmptiedKind) => t.look(t.ola, async ({ client, workspaceId, ...tx }) => {
      const [set, steps] = [newId(), Array.from({ length: 4_000 }, () => ({ id: newId(), owner: newId() }))];
      await client.query("insert into change_sets (workspace_id, id, kind, title, member_name) values ($1, $2, 'import', '', '')", [workspaceId, set]);
      await client.query("insert into change_set_rows (workspace_id, change_set_id, seq, table_name, record_id, action, after) select $1, $2, row_number() over (), 'contact_points', x.id, 'created', jsonb_build_object('record_id', x.owner, 'kind', 'phone', 'value', '+48 1') from jsonb_to_recordset($3::jsonb) as x(id uuid, owner uuid)", [workspaceId, set, JSON.stringify(steps)]);
      await client.query('set local enable_seqscan = off');
      const fetched = async () => Number((await client.query<{ n: string }>("select seq_tup_read + idx_tup_fetch as n from pg_stat_xact_user_tables where relname = 'change_set_rows'")).rows[0]?.n);
      const before = await fetched();
      const { owner: id = '' } = steps[7] ?? {};
      const words = kind === 'contact' ? (await formerWords({ client, workspaceId, ...tx }, kind, [id])).phones : [];
      await emptyRecord({ client, workspaceId, ...tx }, { kind, id, pseudonym: '…' });
      const isFew = (await fetched()) - before < 100;
      const { rows } = await client.query('select 1 from change_set_rows where workspace_id = $1 and change_set_id = $2 and after is null', [workspaceId, set]);
      return { words, emptied: rows.length, isFew };
    });
    expect(await read('contact')).toEqual({ words: ['+48 1'], emptied: 1, isFew: true });
    expect(await read('deal')).toEqual({ words: [], emptied: 0, isFew: true });
  });
});
