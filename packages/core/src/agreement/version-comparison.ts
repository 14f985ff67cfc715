/** Hash of one clause in a frozen version. */
export type ClauseHash = { readonly clauseId: string; readonly number: string; readonly sha256: string };

export type ClauseChange =
  | { readonly change: 'added' | 'removed' | 'changed'; readonly clauseId: string; readonly number: string }
  | { readonly change: 'moved'; readonly clauseId: string; readonly number: string; readonly from: string };

/**
 * What differs between two frozen versions, clause by clause, from their hashes alone. A clause whose
 * words stayed and whose number changed only because others came or went is not a change; one that
 * changed places with its neighbours is `moved`.
 * @returns changes in the order of the later version, removed clauses (under their old number) last.
 */
export function compareVersions(before: readonly ClauseHash[], after: readonly ClauseHash[]): readonly ClauseChange[] {
  const old = new Map(before.map((clause) => [clause.clauseId, clause]));
  const kept = new Set(after.map(({ clauseId }) => clauseId));
  const stayed = inSameOrder(before.filter(({ clauseId }) => kept.has(clauseId)).map(({ clauseId }) => clauseId), after.filter(({ clauseId }) => old.has(clauseId)).map(({ clauseId }) => clauseId));
  const standing = after.flatMap(({ clauseId, number, sha256 }): ClauseChange[] => {
    const was = old.get(clauseId);
    if (was === undefined) return [{ change: 'added', clauseId, number }];
    if (was.sha256 !== sha256) return [{ change: 'changed', clauseId, number }];
    return stayed.has(clauseId) ? [] : [{ change: 'moved', clauseId, number, from: was.number }];
  });
  const removed = before.filter(({ clauseId }) => !kept.has(clauseId)).map(({ clauseId, number }): ClauseChange => ({ change: 'removed', clauseId, number }));
  return [...standing, ...removed];
}

/** The members of two orderings of one set that keep their order: a longest common subsequence. */
function inSameOrder(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((id, index) => [id, index]));
  // Longest increasing subsequence over the old places, by patience sorting; O(n log n).
  const tails: { readonly place: number; readonly id: string }[] = [];
  const earlier = new Map<string, string | null>();
  for (const id of after) {
    const here = place.get(id) ?? -1;
    const pile = lowerBound(tails, here);
    earlier.set(id, tails[pile - 1]?.id ?? null);
    tails[pile] = { place: here, id };
  }
  const kept = new Set<string>();
  for (let id = tails.at(-1)?.id ?? null; id !== null; id = earlier.get(id) ?? null) kept.add(id);
  return kept;
}

function lowerBound(tails: readonly { readonly place: number }[], wanted: number): number {
  let [low, high] = [0, tails.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tails[middle]?.place ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

export type Seen = { readonly versionNumber: number; readonly at: string };
export type News = {
  /** Clauses that differ between the version they saw and the newest one. */
  readonly changes: readonly ClauseChange[];
  /** Remarks that the other side wrote or answered since. */
  readonly remarkIds: readonly string[];
};

/**
 * What one viewer has not seen yet.
 * @param seen the newest version they looked at and when they last did; null where they never did: then
 *   nothing is "changed", everything is there to be read for the first time.
 */
export function newsSince(
  seen: Seen | null,
  now: {
    readonly versions: readonly { readonly number: number; readonly clauses: readonly ClauseHash[] }[];
    /** Remarks with the moment of the other side's last word on each, null where it said none. */
    readonly remarks: readonly { readonly id: string; readonly otherSideSpokeAt: string | null }[];
  },
): News {
  if (seen === null) return { changes: [], remarkIds: [] };
  const before = now.versions.find(({ number }) => number === seen.versionNumber);
  const newest = now.versions.toSorted((a, b) => b.number - a.number)[0];
  const changes = before === undefined || newest === undefined || newest.number <= before.number ? [] : compareVersions(before.clauses, newest.clauses);
  return { changes, remarkIds: now.remarks.flatMap(({ id, otherSideSpokeAt }) => (otherSideSpokeAt !== null && otherSideSpokeAt > seen.at ? [id] : [])) };
}
