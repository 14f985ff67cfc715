import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportView } from '@entente/contract/export/export.contract';
import { NOT_IN_ARCHIVE } from '@entente/core/export/data-map';
import { readDelimited } from '@entente/core/import/delimited';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { asAdmin, fillWorld, fingerprint } from '../shell/test-world.ts';
import { importArchive } from './restore/export.actions.ts';

const refusal = ({ body }: { body: unknown }) => (body as { data?: { refusal?: string } }).data?.refusal;
let t: TestEntente;
let folder: string;
let archive: string;
let bytes: Buffer;

beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  folder = await mkdtemp(join(tmpdir(), 'entente-export-test-'));
  archive = join(folder, 'all.tar.gz');
  await fillWorld(t, t.ola, 'sikorka-a2c9');
  await asAdmin(t, (admin) => admin.query("update public.contacts set notes = '=cmd|calc', role_title = E'back\\\\slash \"quote\"\\nline \\u0105' where workspace_id = $1", [t.ola.actor.workspaceId]));
  const { body } = await t.ola.call('POST', '/fields', { kind: 'deal', key: 'whole_budget', type: 'money', rules: { currency: 'EUR' }, labels: { pl: 'Budżet, cały' } });
  await asAdmin(t, (admin) => admin.query('update public.deals set amount = 9007199254740993, custom = $2 where workspace_id = $1', [t.ola.actor.workspaceId, { [(body as { id: string }).id]: 123_456 }]));
}, 240_000);
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

const exports = async () => ((await t.ola.call('GET', '/exports')).body as { rows: ExportView[] }).rows;
const download = (id: string, member: string) => t.fetch(`/api/v1/exports/${id}/file`, { headers: { 'x-test-member': member } });

describe('an archive of everything', () => {
  it('is asked for and fetched by owners alone, one at a time, with its progress to be seen', async () => {
    for (const who of [t.nadia, t.tomasz]) expect(refusal(await who.call('POST', '/exports', {}))).toBe('not-allowed');
    const { id } = (await t.ola.call('POST', '/exports', {})).body as { id: string };
    expect(refusal(await t.ola.call('POST', '/exports', {}))).toBe('export-is-running');
    expect((await download(id, 'ola')).status).toBe(404);
    await t.workOff();
    const [made] = await exports();
    expect(made).toMatchObject({ id, state: 'done', memberName: 'Ola Lipska' });
    expect(made?.rowsDone).toBe(made?.rowsTotal);
    expect(made?.rowsDone).toBeGreaterThan(200);
    expect([(await download(id, 'nadia')).status, (await download(id, 'maeve')).status, (await t.fetch(`/api/v1/exports/${id}/file`)).status]).toEqual([404, 404, 401]);
    const response = await download(id, 'ola');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="entente-20\d\d-\d\d-\d\d\.tar\.gz"$/);
    bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBe(made?.bytes);
    await writeFile(archive, bytes);
  });

  it('opens with what any system has, holds readable rows, and no secret', async () => {
    execFileSync('tar', ['-xzf', archive, '-C', folder]);
    const read = (name: string) => readFile(join(folder, name), 'utf8');
    const contacts = (await read('tables/contacts/0001.jsonl')).trim().split('\n').map((line) => JSON.parse(line) as { name: string; role_title: string });
    expect(contacts.some(({ name }) => name.includes('sikorka-a2c9'))).toBe(true);
    expect(contacts[0]?.role_title).toBe('back\\slash "quote"\nline ą');
    expect(await read('csv/contacts.csv')).toContain(`,"'=cmd|calc",`);
    expect(await read('tables/deals/0001.jsonl')).toContain('9007199254740993');
    expect(await read('README.md')).toContain('## activities');
    const links = await read('tables/links/0001.jsonl');
    expect(links.length).toBeGreaterThan(0);
    const listing = execFileSync('tar', ['-tzf', archive]).toString();
    for (const table of NOT_IN_ARCHIVE) expect(listing).not.toContain(`tables/${table}/`);
  });

  it('has sheets for people: amounts with their currency, names beside ids, moments in the zone of the head, fields of one’s own by their labels', async () => {
    const sheet = (name: string) => {
      const [names = [], ...rows] = readDelimited(readFileSync(join(folder, `csv/${name}.csv`), 'utf8').replace(/^\uFEFF/, ''), ',').map(({ cells }) => cells);
      return rows.map((cells) => Object.fromEntries(names.map((head, at) => [head, cells[at]])));
    };
    const stored = await t.look(t.ola, (tx) => tx.kysely.selectFrom('deals').innerJoin('members', 'members.id', 'deals.ownerId').innerJoin('stages', 'stages.id', 'deals.stageId').select(['deals.id', 'deals.currency', 'deals.createdAt', 'members.name as owner', 'stages.name as stage']).where('deals.workspaceId', '=', tx.workspaceId).execute());
    const deals = sheet('deals');
    expect(deals.length).toBe(stored.length);
    for (const { id, currency, createdAt, owner, stage } of stored) {
      const clock = new Date(createdAt).toLocaleString('sv-SE', { timeZone: 'Europe/Warsaw' });
      expect(deals.find((deal) => deal['id'] === id)).toMatchObject({ amount: '90071992547409.93', currency, owner, stage, 'created_at (Europe/Warsaw)': clock, 'Budżet, cały (EUR)': '1234.56' });
    }
    expect(sheet('interactions').length).toBeGreaterThan(0);
    expect(sheet('deal_lines')[0]).toMatchObject({ currency: expect.stringMatching(/^[A-Z]{3}$/) as string, deal: expect.stringMatching(/./) as string });
  });

  it('fills an empty instance: every row of every table is the same, every file, and search finds', async () => {
    const other = await startTestEntente({ trustedProxies: 1 });
    try {
      const { workspaceId } = await importArchive(other.services, archive);
      expect(workspaceId).toBe(t.ola.actor.workspaceId);
      const compared = async (who: TestEntente): Promise<Record<string, string>> => Object.fromEntries(Object.entries(await asAdmin(who, (admin: pg.Client) => fingerprint(admin, workspaceId))).filter(([table]) => ![...NOT_IN_ARCHIVE, 'auth.sessions'].includes(table)));
      const [before, after] = [await compared(t), await compared(other)];
      expect(Object.keys(before).length).toBeGreaterThan(60);
      expect(after).toEqual(before);
      const files = await asAdmin(t, async (admin) => (await admin.query<{ sha256: string }>('select sha256 from public.files where workspace_id = $1', [workspaceId])).rows);
      expect(files.length).toBeGreaterThan(0);
      for (const { sha256 } of files) expect(await other.services.files.has(workspaceId, sha256)).toBe(true);
      await expect(importArchive(other.services, archive)).rejects.toMatchObject({ code: 'restore-target-not-empty' });
    } finally {
      await other.close();
    }
  }, 120_000);

  it('that was changed anywhere fills nothing', async () => {
    const other = await startTestEntente({ trustedProxies: 1 });
    try {
      const tar = execFileSync('gzip', ['-dc', archive], { maxBuffer: 1 << 28 });
      const at = tar.indexOf('sikorka-a2c9');
      tar[at] = 'S'.charCodeAt(0);
      const changed = join(folder, 'changed.tar');
      await writeFile(changed, tar);
      execFileSync('gzip', ['-f', changed]);
      await expect(importArchive(other.services, `${changed}.gz`)).rejects.toMatchObject({ code: 'backup-file-damaged' });
      const { rows } = await other.services.database.pool.query('select workspace_id from auth.all_workspaces() where workspace_id = $1', [t.ola.actor.workspaceId]);
      expect(rows).toEqual([]);
    } finally {
      await other.close();
    }
  }, 120_000);

  it('is taken away after a week', async () => {
    const [made] = await exports();
    t.setClock(new Date(Date.now() + 8 * 86_400_000));
    await t.jobs.prune_exports?.({ workspaceId: '' });
    t.setClock(null);
    expect((await exports()).map(({ id }) => id)).not.toContain(made?.id);
    expect((await download(made?.id ?? '', 'ola')).status).toBe(404);
  });
});
