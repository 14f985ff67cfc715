import type { Tx } from '../../platform/database/in-workspace.ts';

/** Where the firm is: says how dates are most likely written. */
export async function workspaceCountry(tx: Tx): Promise<string> {
  return (await tx.kysely.selectFrom('workspaces').select('country').where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow()).country;
}

/** What amounts and people of the workspace are counted and written in. */
export async function workspaceTerms(tx: Tx): Promise<{ currency: string; locale: 'en' | 'pl' | 'ru'; timeZone: string; country: string }> {
  const row = await tx.kysely.selectFrom('workspaces').select(['currency', 'locale', 'timeZone', 'country']).where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
  return { currency: row.currency, locale: row.locale as 'en' | 'pl' | 'ru', timeZone: row.timeZone, country: row.country };
}
