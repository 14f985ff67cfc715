import fc from 'fast-check';
import { deflateRawSync, crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { asAdmin } from '../shell/test-world.ts';
import { checked, imported, shown, undone, upload } from '../shell/test-import.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 120_000);
afterAll(() => t.close());

const livingContacts = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('contacts').selectAll().where('workspaceId', '=', tx.workspaceId).where('deletedAt', 'is', null).orderBy('id').execute());

/** A ZIP file of these parts; `claims` writes another size than the part has. */
function zip(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), head, tail, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  Buffer.from('504b0506', 'hex').copy(end);
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const workbook = (sheet: string | Buffer, more: Readonly<Record<string, string | Buffer>> = {}): Buffer =>
  zip({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  });

describe('a workbook', () => {
  it('is read by its cell formats: shared and inline texts, days, numbers, gaps', async () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>E-mail</t></is></c><c r="C1" t="inlineStr"><is><t>Next step on</t></is></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="inlineStr"><is><t>zofia@xlsx.example</t></is></c><c r="C3" s="1"><v>45750</v></c></row></sheetData></worksheet>';
    const bytes = workbook(sheet, { 'xl/sharedStrings.xml': '<sst><si><t>Name</t></si><si><r><t>Zofia </t></r><r><t>Arkusz</t></r></si></sst>', 'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' });
    const view = await imported(t, t.ola, { name: 'people.xlsx', bytes, change: (plan) => ({ ...plan, columns: plan.columns.map((column) => (column.column === 2 ? { ...column, to: 'nextStepOn' } : column)) }) });
    expect(view.reading).toMatchObject({ format: 'workbook', sheets: ['People'], headerRow: 1 });
    expect((await livingContacts()).find(({ email }) => email === 'zofia@xlsx.example')).toMatchObject({ name: 'Zofia Arkusz', nextStepOn: '2025-04-03' });
  });

  it('shows hidden sheets last, and the signs that XML does not hold', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = (...rows: readonly (readonly string[])[]) => `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`;
    const bytes = zip({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Lists" sheetId="1" state="hidden" r:id="rId1"/><sheet name="People" sheetId="2" r:id="rId2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': sheet(['Lists'], ['a']),
      'xl/worksheets/sheet2.xml': sheet(['Name', 'E-mail', 'Notes'], ['Sława Ukryta', 'slawa@hidden.example', 'one_x000D_\ntwo _x005F_x0041_']),
    });
    expect((await imported(t, t.ola, { name: 'hidden.xlsx', bytes })).reading).toMatchObject({ sheets: ['People', 'Lists'], sheet: 0 });
    expect((await livingContacts()).find(({ email }) => email === 'slawa@hidden.example')).toMatchObject({ notes: 'one\ntwo _x0041_' });
  });

  it.each<[string, () => Buffer, string]>([
    ['a bomb', () => workbook(Buffer.alloc(64 * 1024 * 1024, ' ')), 'import-file-is-too-large-inside'],
    ['an archive of something else', () => zip({ 'hello.txt': 'hello' }), 'import-file-is-no-table'],
    ['broken XML', () => workbook('<worksheet><sheetData><row r="1"><c'), 'import-file-is-no-table'],
  ])('that is %s is refused', async (_name, bytes, refusal) => {
    const id = await upload(t, t.ola, { name: 'bad.xlsx', bytes: bytes() });
    expect((await t.ola.call('POST', `/imports/${id}/look`, {})).body).toMatchObject({ data: { refusal } });
  });
});

it('a file with more columns than can be given a place is refused, and not cut; empty ones at its end do not count', async () => {
  const wide = (count: number, after = 0): string => [Array.from({ length: count }, (_, at) => `Field ${at}`), Array.from({ length: count }, (_, at) => `v${at}`)].map((cells) => [...cells, ...Array.from({ length: after }, () => '')].join(',')).join('\n');
  const look = async (bytes: string) => {
    const id = await upload(t, t.ola, { name: 'wide.csv', bytes });
    const { body } = await t.ola.call('POST', `/imports/${id}/look`, {});
    return (body as { data?: { refusal: string } }).data?.refusal ?? (await shown(t.ola, id)).columns.length;
  };
  expect(await look(wide(513))).toBe('import-file-has-too-many-columns');
  expect(await look(wide(512, 40))).toBe(512);
});

describe('a run that breaks in its middle', () => {
  it('goes on from the last chunk that was saved: nothing lost, nothing doubled', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `Osoba ${at},osoba${at}@crash.example`);
    const view = await checked(t, t.ola, { name: 'crash.csv', bytes: `Name,E-mail\n${rows.join('\n')}\n` });
    expect((await t.ola.call('POST', `/imports/${view.id}/run`, {})).status).toBe(200);
    // The third chunk finds its row locked away for longer than it waits, as when the database goes down.
    const read = t.services.files.read.bind(t.services.files);
    const files = t.services.files as { read: typeof read };
    files.read = (workspaceId, sha256) => {
      const stream = read(workspaceId, sha256);
      let seen = 0;
      stream.on('data', (chunk: Buffer) => {
        seen += chunk.length;
        if (seen > 100_000) stream.destroy(new Error('the disk went away'));
      });
      return stream;
    };
    await expect(t.workOff()).rejects.toThrow('the disk went away');
    files.read = read;
    const broken = await shown(t.ola, view.id);
    expect(broken.state).toBe('running');
    expect(broken.counts.created).toBeLessThan(5_000);
    await t.jobs['resume_import']?.({ workspaceId: t.ola.actor.workspaceId, importId: view.id });
    const whole = await shown(t.ola, view.id);
    expect([whole.state, whole.counts]).toEqual(['done', { read: 5_000, created: 5_000, updated: 0, skipped: 0, rejected: 0 }]);
    const found = (await livingContacts()).filter(({ email }) => email.endsWith('@crash.example'));
    expect([found.length, new Set(found.map(({ email }) => email)).size]).toEqual([5_000, 5_000]);
    expect((await undone(t, t.ola, view.id)).state).toBe('undone');
    expect((await livingContacts()).filter(({ email }) => email.endsWith('@crash.example'))).toEqual([]);
  }, 120_000);

  it('rejects the one row that the database refuses, and takes the others', async () => {
    await asAdmin(t, (admin) => admin.query("alter table contacts add constraint no_such_name check (name <> 'Zła Osoba')"));
    const rows = Array.from({ length: 9 }, (_, at) => `${at === 4 ? 'Zła Osoba' : `Dobra ${at}`},dobra${at}@refused.example`);
    const view = await imported(t, t.ola, { name: 'refused.csv', bytes: `Name,E-mail\n${rows.join('\n')}\n` });
    expect(view.counts).toEqual({ read: 9, created: 8, updated: 0, skipped: 0, rejected: 1 });
    const reasons = await t.look(t.ola, (tx) => tx.kysely.selectFrom('importRows').select(['rowNumber', 'reasons']).where('importId', '=', view.id).where('outcome', '=', 'rejected').execute());
    expect(reasons).toEqual([{ rowNumber: 6, reasons: [{ column: 0, code: 'could-not-be-saved', value: '' }] }]);
  });

  it('takes no id of a plan that is not one of the rows here', async () => {
    const foreign = t.maeve.actor.memberId;
    const view = await checked(t, t.ola, { name: 'owner.csv', bytes: 'Name,E-mail,Owner\nCzyja Osoba,czyja@refused.example,Maeve\n', change: (plan) => ({ ...plan, columns: plan.columns.map((column) => (column.to === 'ownerId' ? { ...column, unknown: 'reject', values: { Maeve: foreign } } : column)) }) });
    expect(view.counts.rejected).toBe(1);
    const { plan } = view;
    expect((await t.ola.call('PUT', `/imports/${view.id}/plan`, { plan: { ...plan, ownerId: foreign } })).status).toBe(404);
  });
});

describe('an import and its undo', () => {
  const states = async () => (await livingContacts()).map(({ id, name, email, emailLabel, phone, phoneLabel, roleTitle, notes, clientId, givenName, familyName, custom }) => ({ id, name, email, emailLabel, phone, phoneLabel, roleTitle, notes, clientId, givenName, familyName, custom }));
  const sides = () => t.look(t.ola, async (tx) => ({
    points: await tx.kysely.selectFrom('contactPoints').select(['recordId', 'kind', 'value', 'label']).where('workspaceId', '=', tx.workspaceId).where('recordId', 'in', (eb) => eb.selectFrom('contacts').select('id').where('deletedAt', 'is', null)).orderBy('recordId').orderBy('value').execute(),
    taggings: await tx.kysely.selectFrom('taggings').innerJoin('contacts', 'contacts.id', 'taggings.recordId').select(['recordId', 'tagId']).where('contacts.deletedAt', 'is', null).orderBy('recordId').orderBy('tagId').execute(),
    clients: (await tx.kysely.selectFrom('clients').select(['id', 'name', 'lifecycle']).where('workspaceId', '=', tx.workspaceId).where('deletedAt', 'is', null).orderBy('id').execute()),
  }));
  const text = fc.constantFrom('', '', 'Anna', 'Żółć', 'a;b', "O'Hara", '=1+1', 'Ёж');
  const row = fc.tuple(fc.constantFrom('Anna Ab', 'Bob Cd', 'Żaneta Ef', ''), fc.constantFrom('', 'a@p.example', 'b@p.example', 'c@p.example, d@p.example'), fc.constantFrom('', '600 100 200', '600 300 400; 600 500 600'), fc.constantFrom('', 'komórka', 'Dyżur'), text, fc.constantFrom('', 'Acme', 'Beta'), fc.constantFrom('', 'x', 'y, z'), text);
  const policies = fc.record({ onMatch: fc.constantFrom('skip' as const, 'fill' as const, 'overwrite' as const), severalValues: fc.constantFrom('add' as const, 'replace' as const), matchBy: fc.subarray(['email' as const, 'phone' as const, 'name' as const, 'nameAndClient' as const]) });
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const file = (rows: readonly (readonly string[])[]): string => `Name,E-mail,Phone,Phone label,Role title,Company,Tags,Notes\n${rows.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;

  it('leave every record, address, tag and client as they were, whatever the rows and policies', async () => {
    await imported(t, t.ola, { name: 'base.csv', bytes: file([['Anna Ab', 'a@p.example', '', '', 'Boss', 'Acme', 'x', 'note'], ['Bob Cd', 'b@p.example', '600 300 400; 600 500 600', '', '', '', '', '']]) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), policies, async (rows, policy) => {
        const before = [await states(), await sides()];
        const view = await imported(t, t.ola, { name: 'any.csv', bytes: file(rows), change: (plan) => ({ ...plan, ...policy }) });
        const { read, created, updated, skipped, rejected } = view.counts;
        expect(created + updated + skipped + rejected).toBe(read);
        await undone(t, t.ola, view.id);
        expect([await states(), await sides()]).toEqual(before);
      }),
      { numRuns: 25 },
    );
  }, 180_000);
});
