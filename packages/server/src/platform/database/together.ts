import { codeOf } from './in-workspace.ts';

/** PostgreSQL says so of everything that is asked after something failed. */
const TRANSACTION_IS_OVER = '25P02';

/**
 * Waits for works of one transaction that go on beside each other: while one of them thinks, the database works for
 * another. All have ended when this one ends, so that none asks anything of a connection that was given back.
 * @throws what went wrong, not that the transaction was over for those after it.
 */
export async function together<Works extends readonly Promise<unknown>[]>(...works: Works): Promise<{ -readonly [At in keyof Works]: Awaited<Works[At]> }> {
  const failures: unknown[] = [];
  await Promise.all(works.map((work) => work.catch((error: unknown) => failures.push(error))));
  if (failures.length > 0) throw causeOf(failures);
  return Promise.all(works);
}

/** Takes work that goes on while its transaction does other things. */
export type Behind = (work: Promise<unknown>) => void;

/**
 * The same for works that begin one after another: what is handed to `behind` goes on while `work` does, and has
 * ended when this one ends.
 */
export async function withWorkBehind<Value>(work: (behind: Behind) => Promise<Value>): Promise<Value> {
  const works: Promise<unknown>[] = [];
  const failures: unknown[] = [];
  const behind: Behind = (one) => {
    works.push(one.catch((error: unknown) => failures.push(error)));
  };
  const value = await work(behind).catch((error: unknown) => void failures.push(error));
  // What goes on behind may hand over more.
  for (let at = 0; at < works.length; at += 1) await works[at];
  if (failures.length > 0) throw causeOf(failures);
  return value as Value;
}

/** Answers come together, and how deep in the program somebody waits decides who hears first. */
function causeOf(failures: readonly unknown[]): unknown {
  return failures.find((error) => codeOf(error) !== TRANSACTION_IS_OVER) ?? failures[0];
}
