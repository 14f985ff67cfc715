import type { QuietHours } from '@entente/core/kernel/quiet-hours';
import type { Tx } from '../database/in-workspace.ts';

export type KeptQuietHours = { readonly email: string; readonly clientId: string; readonly hours: QuietHours; readonly sourceId: string };

/** When the person at an address is left alone; null where nothing was agreed. */
export async function loadQuietHours(tx: Tx, email: string): Promise<QuietHours | null> {
  const row = await tx.kysely.selectFrom('quietHours').selectAll().where('workspaceId', '=', tx.workspaceId).where('email', '=', email.toLowerCase()).executeTakeFirst();
  return row === undefined ? null : { timeZone: row.timeZone, from: row.quietFrom, until: row.quietUntil, days: row.days as number[] };
}

/** Remembers when a person is left alone, in place of what was known. */
export async function keepQuietHours(tx: Tx, { email, clientId, hours, sourceId }: KeptQuietHours): Promise<void> {
  const values = { clientId, timeZone: hours.timeZone, quietFrom: hours.from, quietUntil: hours.until, days: JSON.stringify(hours.days), sourceId };
  await tx.kysely
    .insertInto('quietHours')
    .values({ workspaceId: tx.workspaceId, email: email.toLowerCase(), ...values })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'email']).doUpdateSet(values))
    .execute();
}

/** Forgets when a person is left alone. */
export async function forgetQuietHours(tx: Tx, email: string): Promise<void> {
  await tx.kysely.deleteFrom('quietHours').where('workspaceId', '=', tx.workspaceId).where('email', '=', email.toLowerCase()).execute();
}
