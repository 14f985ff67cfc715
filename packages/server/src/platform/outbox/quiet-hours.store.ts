import { agreedHours, type OtherHours, type QuietHours } from '@entente/core/kernel/quiet-hours';
import { sql, type Selectable } from 'kysely';
import type { Tx } from '../database/in-workspace.ts';
import type { QuietHours as StoredHours } from '../database/tables.ts';

/** Agreed for somebody by both sides, or (`own`) chosen by themselves. */
type Origin = 'agreed' | 'own';
/** @property clientId null for people of ours. */
export type KeptQuietHours = { readonly email: string; readonly clientId: string | null; readonly hours: QuietHours; readonly sourceId: string };

/** When the person at an address is left alone: as they chose themselves, else as was agreed with them or their side, else beside the framework agreement of an order that they sign; null where nothing is. */
export async function loadQuietHours(tx: Tx, email: string, origin?: Origin): Promise<QuietHours | null> {
  let query = tx.kysely.selectFrom('quietHours').selectAll().where('workspaceId', '=', tx.workspaceId).where('email', '=', email.toLowerCase());
  if (origin !== undefined) query = query.where('own', '=', origin === 'own');
  const row = await query.orderBy('own', 'desc').orderBy('sourceId', 'desc').limit(1).executeTakeFirst();
  if (row !== undefined) return hoursIn(row);
  return origin === undefined ? ((await loadFrameworkHours(tx, [email.toLowerCase()])).get(email.toLowerCase()) ?? null) : null;
}

/** The same for several people, by their addresses in small letters; who has none is left out. */
export async function loadQuietHoursOf(tx: Tx, emails: readonly string[]): Promise<ReadonlyMap<string, QuietHours>> {
  if (emails.length === 0) return new Map();
  const addresses = emails.map((email) => email.toLowerCase());
  const rows = await tx.kysely.selectFrom('quietHours').selectAll().where('workspaceId', '=', tx.workspaceId).where('email', 'in', addresses).orderBy('own').orderBy('sourceId').execute();
  const known = new Set(rows.map(({ email }) => email));
  return new Map([...(await loadFrameworkHours(tx, addresses.filter((email) => !known.has(email)))), ...rows.map((row) => [row.email, hoursIn(row)] as const)]);
}

/** What was agreed beside the framework agreements of orders that these people sign, where the order says nothing of its own. Followed as it stands now and kept nowhere; of several orders one in which there are hours counts. */
async function loadFrameworkHours(tx: Tx, addresses: readonly string[]): Promise<ReadonlyMap<string, QuietHours>> {
  if (addresses.length === 0) return new Map();
  const { rows } = await sql<{ address: string; choice: string; timeZone: string }>`select address, choice, time_zone as "timeZone" from framework_quiet_hours(${addresses}::text[])`.execute(tx.kysely);
  return new Map(rows.flatMap(({ address, choice, timeZone }) => {
    const hours = agreedHours(choice, timeZone);
    return hours === null ? [] : [[address, hours] as const];
  }));
}

function hoursIn({ timeZone, quietFrom: from, quietUntil: until, days, other }: Selectable<StoredHours>): QuietHours {
  return { timeZone, from, until, days: days as number[], other: other as OtherHours[] };
}

/** Remembers when a person is left alone, in place of what was known from there. */
export async function keepQuietHours(tx: Tx, { email, clientId, hours, sourceId }: KeptQuietHours, origin: Origin = 'agreed'): Promise<void> {
  await forgetQuietHours(tx, email, origin);
  const values = { clientId, timeZone: hours.timeZone, quietFrom: hours.from, quietUntil: hours.until, days: JSON.stringify(hours.days), other: JSON.stringify(hours.other ?? []), sourceId, own: origin === 'own' };
  await tx.kysely
    .insertInto('quietHours')
    .values({ workspaceId: tx.workspaceId, email: email.toLowerCase(), ...values })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'email', 'sourceId']).doUpdateSet(values))
    .execute();
}

/** Lets all that is known of a person's quiet hours go by other clocks: they have moved, or said where they are. */
export async function setClocks(tx: Tx, email: string, timeZone: string): Promise<void> {
  await tx.kysely.updateTable('quietHours').set({ timeZone }).where('workspaceId', '=', tx.workspaceId).where('email', '=', email.toLowerCase()).execute();
}

/** Forgets when a person is left alone. */
export async function forgetQuietHours(tx: Tx, email: string, origin: Origin = 'agreed'): Promise<void> {
  await tx.kysely.deleteFrom('quietHours').where('workspaceId', '=', tx.workspaceId).where('email', '=', email.toLowerCase()).where('own', '=', origin === 'own').execute();
}

/** The same of what was agreed for them there, and nowhere else. */
export async function endQuietHours(tx: Tx, email: string, sourceIds: readonly string[]): Promise<void> {
  if (sourceIds.length === 0) return;
  await tx.kysely.deleteFrom('quietHours').where('workspaceId', '=', tx.workspaceId).where('email', '=', email.toLowerCase()).where('own', '=', false).where('sourceId', 'in', sourceIds).execute();
}
