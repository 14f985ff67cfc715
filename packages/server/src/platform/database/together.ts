/**
 * Waits for works of one transaction that go on beside each other: while one of them thinks, the database works for
 * another. All have ended when this one ends, so that none asks anything of a connection that was given back.
 * @throws what the first that failed threw: those after it only say that the transaction is over.
 */
export async function together<Works extends readonly Promise<unknown>[]>(...works: Works): Promise<{ -readonly [At in keyof Works]: Awaited<Works[At]> }> {
  try {
    return await Promise.all(works);
  } finally {
    await Promise.allSettled(works);
  }
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
  const all = async (): Promise<void> => {
    // What goes on behind may hand over more.
    for (let at = 0; at < works.length; at += 1) await works[at];
  };
  const value = await work(behind).catch((error: unknown) => void failures.push(error));
  await all();
  if (failures.length > 0) throw failures[0];
  return value as Value;
}
