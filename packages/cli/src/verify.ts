import { readFile } from 'node:fs/promises';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { wordReport } from '@entente/server/platform/operations/seal-words';
import { knownSeals } from '@entente/server/shell/known-seals';
import type { Terminal } from './say.ts';

const GOOD = new Set(['intact', 'extended']);

/**
 * Says whether a sealed PDF is as it was sealed. Needs no database and no installation; where there is one,
 * its seals are the ones that are known.
 */
export async function verify([file]: readonly string[], { say, line, complain, env }: Terminal): Promise<number> {
  if (file === undefined) {
    complain(say('cli.fileNeeded', { command: 'verify' }));
    return 2;
  }
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    complain(say('cli.fileUnreadable', { file, reason: error.code }));
    return null;
  });
  if (bytes === null) return 2;
  const known = await knownSeals(env);
  const report = verifySealedPdf(bytes, known.length === 0 ? {} : { trustedCertificates: known });
  const { verdict, findings, facts } = wordReport(report, say);
  line(verdict);
  for (const finding of findings) line(`  - ${finding}`);
  for (const fact of facts) line(`  ${fact}`);
  return GOOD.has(report.verdict) ? 0 : 1;
}
