import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newId } from '../../platform/database/new-id.ts';
import { startTestEntente } from '../../shell/test-entente.ts';
import { checked, imported } from '../../shell/test-import.ts';
import { asAdmin } from '../../shell/test-world.ts';
import { importArchive } from './export.actions.ts';

it('a restored workspace goes on with what was under way, and keeps no import whose file stayed behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-restore-test-'));
  const [from, to] = [await startTestEntente(), await startTestEntente()];
  const made = async (path: string, body: object) => ((await from.ola.call('POST', path, body)).body as { id: string }).id;
  try {
    const clientId = await made('/clients', { kind: 'organisation', name: 'Sad', locale: 'pl' });
    const contactId = await made(`/clients/${clientId}/contacts`, { name: 'Anna Jabłońska', email: 'anna@sad.example', locale: 'pl' });
    const done = await imported(from, from.ola, { name: 'done.csv', bytes: 'Name,E-mail\nJan Grusza,jan@sad.example\nZły,zły@\n' });
    const ran = await imported(from, from.ola, { name: 'running.csv', bytes: 'Name,E-mail\nEwa Śliwa,ewa@sad.example\n' });
    const ready = await checked(from, from.ola, { name: 'ready.csv', bytes: 'Name,E-mail\nNikt Taki,nikt@sad.example\n' });
    const changeSetId = newId();
    await asAdmin(from, async (admin) => {
      const ws = from.ola.actor.workspaceId;
      await admin.query("insert into public.erasures (workspace_id, id, record_kind, record_id, pseudonym, member_id, member_name) values ($1, $2, 'contact', $3, 'Osoba usunięta 1234', $4, 'Ola')", [ws, newId(), contactId, from.ola.actor.memberId]);
      await admin.query("update public.imports set state = 'running', finished_at = null where id = $1", [ran.id]);
      await admin.query("insert into public.change_sets (workspace_id, id, kind, title, record_kind, member_id, member_name, state, request) values ($1, $2, 'bulk_edit', '', 'client', $3, 'Ola', 'running', $4)", [ws, changeSetId, from.ola.actor.memberId, JSON.stringify({ kind: 'client', selection: { ids: [clientId] }, change: { set: { nextStep: 'Zadzwonić' } } })]);
    });
    await made('/exports', {});
    await from.workOff();
    const { rows } = (await from.ola.call('GET', '/exports')).body as { rows: { id: string }[] };
    const file = join(folder, 'all.tar.gz');
    await writeFile(file, Buffer.from(await (await from.fetch(`/api/v1/exports/${rows[0]?.id ?? ''}/file`, { headers: { 'x-test-member': 'ola' } })).arrayBuffer()));
    await importArchive(to.services, file);
    Object.assign(to.ola.actor, from.ola.actor);
    await to.workOff();
    const imports = await asAdmin(to, async (admin) => (await admin.query<{ id: string; state: string }>('select id, state from public.imports where workspace_id = $1 order by created_at', [from.ola.actor.workspaceId])).rows);
    expect(imports).toEqual([{ id: done.id, state: 'done' }, { id: ran.id, state: 'cancelled' }]);
    expect(imports.map(({ id }) => id)).not.toContain(ready.id);
    expect((await to.fetch(`/api/v1/imports/${done.id}/rejected-rows`, { headers: { 'x-test-member': 'ola' } })).status).toBe(404);
    expect((await to.ola.call('GET', '/erasures')).body).toMatchObject({ rows: [{ state: 'done' }] });
    expect((await to.ola.call('GET', '/records/contact?columns=name&search=Jab%C5%82o%C5%84ska')).body).toMatchObject({ rows: [] });
    expect((await to.ola.call('GET', `/change-sets/${changeSetId}`)).body).toMatchObject({ state: 'done', counts: { changed: 1 } });
    expect((await to.ola.call('GET', `/records/client/${clientId}`)).body).toMatchObject({ values: { nextStep: 'Zadzwonić' } });
  } finally {
    await from.close();
    await to.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
