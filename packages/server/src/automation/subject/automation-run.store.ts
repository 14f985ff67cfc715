import { CONFIDED_KINDS, type EngagementKind } from '@entente/core/engagement/engagement-kind';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

export const SUBJECT_KINDS = ['agreement', 'commitment', 'expectation', 'meeting'] as const;
/** The agreement, promise, expectation or meeting that set a run off. */
export type Subject = { readonly kind: (typeof SUBJECT_KINDS)[number]; readonly id: string };

/** Of each kind, what names it; words that somebody said name nothing. A meeting is known by its day where it takes place. */
const NAMES = {
  agreement: sql`select x.id, x.number as name from agreements x`,
  commitment: sql`select x.id, x.title as name from commitments x`,
  expectation: sql`select x.id, '' as name from expectations x`,
  meeting: sql`select x.id, concat_ws(' · ', x.title, (x.starts_at at time zone x.time_zone)::date::text) as name from meetings x`,
} as const;

/** What agreements, promises and meetings are called, by id; for whoever sees their engagement. */
export async function namesOfSubjects(tx: Tx, subjects: readonly Subject[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [kind, some] of Map.groupBy(subjects, (subject) => subject.kind)) {
    const { rows } = await sql<{ id: string; name: string }>`${NAMES[kind]} where x.workspace_id = ${tx.workspaceId} and x.id = any(${[...new Set(some.map(({ id }) => id))]}::uuid[])`.execute(tx.kysely);
    for (const { id, name } of rows) names.set(id, name);
  }
  return names;
}

/**
 * What a task or a mail may say of what set a run off. Of confided work (decision 0021) nothing: a task is read in lists
 * and a mail is passed on, and neither is to tell what was agreed with one person.
 */
export async function wordsAbout(tx: Tx, engagementId: string, subject: Subject | null): Promise<string> {
  if (subject === null) return '';
  const work = await tx.kysely.selectFrom('engagements').select('kind').where('workspaceId', '=', tx.workspaceId).where('id', '=', engagementId).executeTakeFirst();
  if (work === undefined || CONFIDED_KINDS.includes(work.kind as EngagementKind)) return '';
  return (await namesOfSubjects(tx, [subject])).get(subject.id) ?? '';
}
