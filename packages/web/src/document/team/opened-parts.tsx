import { lazy } from 'react';

/** Loads the forms of records and of what stands behind a clause; they come with the first move, as the text editor does. */
export async function loadOpenedParts() {
  const [{ RecordList: list }, { ClauseFacts: facts }] = await Promise.all([import('./record-list.tsx'), import('./clause-facts.tsx')]);
  return { list, facts };
}

/** The records of one block, open for writing. */
export const RecordList = lazy(() => loadOpenedParts().then(({ list }) => ({ default: list })));
/** What a clause is for, and what it does in law, open for writing. */
export const ClauseFacts = lazy(() => loadOpenedParts().then(({ facts }) => ({ default: facts })));
