import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';

/** Of these words, which the workspace does not know yet; they are known from now on. */
export async function addNewWords(tx: Tx, words: readonly string[]): Promise<readonly string[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ word: string }>`
    insert into search_words (workspace_id, deletion, word) select ${tx.workspaceId}::uuid, w, w from unnest(${[...words].sort()}::text[]) as w on conflict do nothing returning word`.execute(tx.kysely);
  return rows.map(({ word }) => word);
}

/** Makes words findable by what is left of them when letters are missing. */
export async function addDeletions(tx: Tx, pairs: readonly { readonly word: string; readonly deletion: string }[]): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    insert into search_words (workspace_id, deletion, word) select ${tx.workspaceId}::uuid, n.deletion, n.word
    from unnest(${pairs.map(({ deletion }) => deletion)}::text[], ${pairs.map(({ word }) => word)}::text[]) as n (deletion, word) order by 2, 3 on conflict do nothing`.execute(tx.kysely);
}

/** Words that share one of these deletions, and of `whole` those that are known as they stand. */
export async function wordsByDeletion(tx: Tx, deletions: readonly string[], whole: readonly string[]): Promise<readonly string[]> {
  if (deletions.length === 0 && whole.length === 0) return [];
  const { rows } = await sql<{ word: string }>`
    select w.word from unnest(${whole}::text[]) as n (word) join search_words w on w.workspace_id = ${tx.workspaceId} and w.deletion = n.word and w.word = n.word
    union (select distinct word from search_words where workspace_id = ${tx.workspaceId} and deletion = any (${deletions}) limit 2000)`.execute(tx.kysely);
  return rows.map(({ word }) => word);
}
