/** A process of its own that opens a data folder and waits: `node hold-data-folder.ts FOLDER`. Tests kill it. */
import { HouseProblem } from '../operations/house-problem.ts';
import { ensureDatabase } from '../postgres/ensure-database.ts';

const [dataFolder = ''] = process.argv.slice(2);

try {
  const { adminConfig, stop } = await ensureDatabase({ dataFolder });
  process.stdout.write(`${JSON.stringify({ ready: adminConfig })}\n`);
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  await stop();
} catch (error) {
  if (!(error instanceof HouseProblem)) throw error;
  process.stdout.write(`${JSON.stringify({ problem: error.code, detail: error.detail })}\n`);
}
