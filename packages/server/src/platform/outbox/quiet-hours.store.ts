import type { QuietHours } from '@entente/core/kernel/quiet-hours';
import type { Tx } from '../database/in-workspace.ts';

/** Agreed for somebody by both sides, or (`own`) chosen by themselves. */
type Origin = 'agreed' | 'own';
/** @property clientId null for people of ours. */
export type KeptQuietHours = { readonly email: string; readonly clientId: string | null; readonly hours: QuietHours; readonly sourceId: string };

/** When the person at an address is left alone: as they chose themselves, else as was agreed; null where neither is. */
export async function loadQuietHours(tx: Tx, email: string, origin?: Origin): Promise<QuietHours | null> {
  let query = tx.kysely.selectFrom('quietHours').selectAll().where('workspaceId', '=', tx.workspaceId).where('email', '=', email.toLowerCase());
  if (origin !== undefined) query = query.where('own', '=', origin === 'own');
  const row = await query.orderBy('own', 'desc').orderBy('sourceId', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? null : { timeZone: row.timeZone, from: row.quietFrom, until: row.quietUntil, days: row.days as number[] };
}

/** Remembers when a person is left alone, in place of what was known from there. */
export async function keepQuietHours(tx: Tx, { email, clientId, hours, sourceId }: KeptQuietHours, origin: Origin = 'agreed'): Promise<void> {
  await forgetQuietHours(tx, email, origin);
  const values = { clientId, timeZone: hours.timeZone, quietFrom: hours.from, quietUntil: hours.until, days: JSON.stringify(hours.days), sourceId, own: origin === 'own' };
  await tx.kysely
    .insertInto('quietHours')
    .values({ workspaceId: tx.workspaceId, email: email.toLowerCase(), ...values })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'email', 'sourceId']).doUpdateSet(values))
    .execute();
}

/** Forgets when a person is left alone. */
export async function forgetQuietHours(tx: Tx, email: string, origin: Origin = 'agreed'): Promise<void> {
  await tx.kysely.deleteFrom('quietHours').where('workspaceId', '=', tx.workspaceId).where('email', '=', email.toLowerCase()).where('own', '=', origin === 'own').execute();
}
