import { startDrilledEntente, type DrilledEntente } from './drilled-entente.ts';
import { killDatabase } from './kill-database.ts';
import { reckon, type Reckoning } from './ledger.ts';
import { HONEST, startWriting, TRUSTING, WITHOUT_KEYS, type Manner } from './writers.ts';

/** One row of drill/results.json. */
export type DrillRow = {
  readonly name: string;
  readonly rounds: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  /** What the same rounds find when the promise is broken on purpose: each must find something, or the drill proves nothing. */
  readonly control: { readonly acknowledgedBeforeCommit: { readonly lost: number }; readonly repeatedWithoutKey: { readonly duplicated: number } };
  readonly pass: boolean;
};

export type Blow = { readonly name: string; strike(entente: DrilledEntente, round: number): Promise<void> };

/** Kill -9 of the application; it is started again. */
export const APPLICATION_KILLED: Blow = { name: 'kill -9 of the application', strike: (entente) => entente.killAndStart() };

/** The supervisor takes more deaths of the server than this, one right after another, for a broken machine and gives up. */
const DEATHS_IN_A_ROW = 4;

/** Kill -9 of the database server with all its workers; the application goes on and brings it back. */
export const DATABASE_KILLED: Blow = {
  name: 'kill -9 of the database',
  async strike(entente, round) {
    if (round > 0 && round % DEATHS_IN_A_ROW === 0) await entente.stopAndStart();
    killDatabase(entente.dataFolder);
  },
};

/** Enough that a control which happens to find nothing in one round finds it in another. */
export const CONTROL_ROUNDS = 3;

/**
 * Strikes in the midst of writing, round after round, then counts what is there after another clean start.
 * The two negative controls write beside the honest writers until they were struck often enough.
 * @param rounds at least {@link CONTROL_ROUNDS}
 */
export async function drill(blow: Blow, rounds: number): Promise<DrillRow> {
  const entente = await startDrilledEntente();
  try {
    const [{ acknowledged, lost, duplicated, strange }, trusting, unkeyed] = await strikeRounds(entente, { blow, rounds });
    const control = { acknowledgedBeforeCommit: { lost: trusting.lost }, repeatedWithoutKey: { duplicated: unkeyed.duplicated } };
    const pass = acknowledged > 0 && lost === 0 && duplicated === 0 && strange === 0 && trusting.lost > 0 && unkeyed.duplicated > 0;
    return { name: blow.name, rounds, acknowledged, lost, duplicated, control, pass };
  } finally {
    await entente.discard();
  }
}

async function strikeRounds(entente: DrilledEntente, { blow, rounds }: { blow: Blow; rounds: number }): Promise<readonly [Reckoning, Reckoning, Reckoning]> {
  const begin = (manner: Manner) => ({ manner, ...startWriting(entente.api, manner) });
  const honest = begin(HONEST);
  const controls = [begin(TRUSTING), begin(WITHOUT_KEYS)] as const;
  for (let round = 0; round < rounds; round += 1) {
    const writing = round < CONTROL_ROUNDS ? [honest, ...controls] : [honest];
    await Promise.all(writing.map(({ goesOn }) => goesOn(writesBefore(round))));
    await blow.strike(entente, round);
    if (round === CONTROL_ROUNDS - 1) await Promise.all(controls.map(({ finish }) => finish()));
  }
  await honest.goesOn(writesBefore(rounds));
  await honest.finish();
  await entente.stopAndStart();
  const clients = await entente.clients();
  const count = ({ manner, ledger }: typeof honest): Reckoning => reckon(ledger, clients.filter((name) => name.startsWith(manner.name)));
  return [count(honest), count(controls[0]), count(controls[1])];
}

/** Each blow falls at another point of the work: after 60 to 159 more writes. */
function writesBefore(round: number): number {
  return 60 + ((round * 37) % 100);
}
