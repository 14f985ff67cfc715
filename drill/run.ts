/** `npm run drill`: kills what must not be missed and counts what is left. `-- --rounds 3` for fewer rounds. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { APPLICATION_KILLED, CONTROL_ROUNDS, DATABASE_KILLED, drill, type DrillRow } from './kill-rounds.ts';

const FILE = fileURLToPath(new URL('results.json', import.meta.url));

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < CONTROL_ROUNDS) throw new RangeError(`--rounds takes a whole number from ${CONTROL_ROUNDS} on`);

const rows: DrillRow[] = [];
for (const blow of [APPLICATION_KILLED, DATABASE_KILLED]) {
  const row = await drill(blow, rounds);
  rows.push(row);
  const { name, acknowledged, lost, duplicated, control, pass } = row;
  console.log(`${pass ? '✓' : '✗'} ${name}, ${rounds} rounds: ${acknowledged} acknowledged, ${lost} lost, ${duplicated} twice`);
  console.log(`  controls: ${control.acknowledgedBeforeCommit.lost} lost when acknowledged before commit, ${control.repeatedWithoutKey.duplicated} twice without a key`);
}
await writeFile(FILE, `${JSON.stringify(rows, null, 2)}\n`);
process.exitCode = rows.every(({ pass }) => pass) ? 0 : 1;
