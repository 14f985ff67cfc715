/** What writers were told, kept outside the program whose memory is being tested. */
export type Ledger = {
  /** Names of everything that was sent, acknowledged or not. */
  readonly sent: Set<string>;
  /** Names of what the program said it has. */
  readonly acknowledged: Set<string>;
};

export type Reckoning = {
  readonly acknowledged: number;
  /** Acknowledged and not there. */
  readonly lost: number;
  /** There more than once: the surplus. */
  readonly duplicated: number;
  /** There, and nobody sent it. */
  readonly strange: number;
};

export function emptyLedger(): Ledger {
  return { sent: new Set(), acknowledged: new Set() };
}

/** Compares what was promised with what is there. @param found names of all rows, each as often as it is there. */
export function reckon({ sent, acknowledged }: Ledger, found: readonly string[]): Reckoning {
  const there = new Set(found);
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((name) => !there.has(name)).length,
    duplicated: found.length - there.size,
    strange: [...there].filter((name) => !sent.has(name)).length,
  };
}
