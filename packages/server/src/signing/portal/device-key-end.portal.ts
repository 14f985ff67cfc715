import { granted, refused } from '@entente/core/kernel/outcome';
import { Id } from '@entente/core/kernel/values';
import { requestCode } from '../code.actions.ts';
import { callOffOwnKey, checkCallingOff } from '../device-key-end.actions.ts';
import { versionOut, type Act, type Done, type Fields, type Runner } from './signature.portal.ts';

/** Which key was chosen, while its code is fetched from the mailbox. */
export function keyTyped({ key = '' }: Fields): Record<string, string> {
  return { key: Id.safeParse(key).data ?? '' };
}

/** Mails a code for calling a key off. */
export async function askForCallingOffCode({ all }: Runner, { call, fields, browser }: Act): Promise<Done> {
  if (!Id.safeParse(fields.key).success) return refused('choose-one');
  const done = await all(async (tx, grant) => {
    const versionNumber = await versionOut(tx, call, grant);
    return versionNumber === null ? refused('not-found') : requestCode(tx, call, { codeId: fields.id ?? '', signatoryId: call.actor.signatoryId, purpose: 'call_off', versionNumber, browser });
  });
  return done.ok ? granted('/devices#code') : done;
}

/** Calls the chosen key off: it signs nothing from now on. */
export async function callOffDevice({ all, keeping }: Runner, { call, fields, browser }: Act): Promise<Done> {
  const keyId = Id.safeParse(fields.key).data;
  if (keyId === undefined) return refused('choose-one');
  const code = await keeping(async (tx, grant) => checkCallingOff(tx, call, { keyId, versionNumber: (await versionOut(tx, call, grant)) ?? 0, typed: fields.code ?? '', browser }));
  if (!code.ok) return code;
  const done = await all(async (tx, grant) => callOffOwnKey(tx, call, { grant, keyId, code: code.value }));
  return done.ok ? granted('/devices') : done;
}
