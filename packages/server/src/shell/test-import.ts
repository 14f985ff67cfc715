import { expect } from 'vitest';
import type { ImportView } from '@entente/contract/import/import.contract';
import type { ImportPlan } from '@entente/core/import/import-plan';
import type { ImportKind } from '@entente/core/import/import-kind';
import type { TestEntente, TestMember } from './test-entente.ts';

const PIECE = 1024 * 1024;

/** Sends the bytes of a file as the screen does, in pieces. @returns the import's id. */
export async function upload(t: TestEntente, who: TestMember, { name, bytes, kind }: { name: string; bytes: Uint8Array | string; kind?: ImportKind }): Promise<string> {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const made = await who.call('POST', '/imports', { fileName: name, ...(kind === undefined ? {} : { kind }) });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { id } = made.body as { id: string };
  for (let part = 0; part * PIECE < Math.max(1, data.length); part += 1) {
    const piece = data.slice(part * PIECE, (part + 1) * PIECE);
    const answer = await t.fetch(`/api/v1/imports/${id}/file?part=${part}`, { method: 'PUT', headers: { 'x-test-member': who.key, 'content-type': 'application/octet-stream' }, body: piece });
    expect(answer.status, await answer.text()).toBe(200);
  }
  return id;
}

/** The import as its page shows it. */
export async function shown(who: TestMember, id: string): Promise<ImportView> {
  const { status, body } = await who.call('GET', `/imports/${id}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as ImportView;
}

/** Uploads, looks, and takes the plan that is proposed, changed by `change`; then checks. */
export async function checked(t: TestEntente, who: TestMember, file: Parameters<typeof upload>[2] & { readonly change?: (plan: ImportPlan, view: ImportView) => ImportPlan }): Promise<ImportView> {
  const id = await upload(t, who, file);
  const looked = await who.call('POST', `/imports/${id}/look`, {});
  expect(looked.status, JSON.stringify(looked.body)).toBe(200);
  const view = await shown(who, id);
  if (view.plan === null) throw new Error('nothing is proposed');
  const plan = file.change?.(view.plan, view) ?? view.plan;
  const planned = await who.call('PUT', `/imports/${id}/plan`, { plan });
  expect(planned.status, JSON.stringify(planned.body)).toBe(200);
  await t.workOff();
  return shown(who, id);
}

/** The same, and runs it to its end. */
export async function imported(t: TestEntente, who: TestMember, file: Parameters<typeof checked>[2]): Promise<ImportView> {
  const { id } = await checked(t, who, file);
  expect((await who.call('POST', `/imports/${id}/run`, {})).status).toBe(200);
  await t.workOff();
  return shown(who, id);
}

/** Undoes an import to its end. */
export async function undone(t: TestEntente, who: TestMember, id: string): Promise<ImportView> {
  expect((await who.call('POST', `/imports/${id}/undo`, {})).status).toBe(200);
  await t.workOff();
  return shown(who, id);
}
