import type { PhraseKey } from '@entente/phrases/shape';
import { doctor as examine, type Examination } from '@entente/server/platform/operations/doctor';
import type { Finding } from '@entente/server/platform/operations/finding';
import { firstSealToEnd } from '@entente/server/shell/known-seals';
import { mendKey, type Terminal } from './say.ts';

/** Says of each part whether it is in order, and how to mend what is not. */
export async function doctor(_words: readonly string[], terminal: Terminal): Promise<number> {
  const { say, line, env } = terminal;
  const { findings, ill } = await examine({ env, now: () => new Date(), nodeVersion: process.versions.node, sealValidTo: () => firstSealToEnd(env) });
  for (const { examination, finding } of findings) {
    line(`${say(stateKey(finding))}: ${say(examinationKey(examination))}`);
    if (finding.state === 'ill') line(`    ${say(mendKey(finding.code, say), finding.detail)}`);
  }
  line(`\n${ill === 0 ? say('cli.doctorAllWell') : say('cli.doctorIll', { count: ill })}`);
  return ill === 0 ? 0 : 1;
}

function examinationKey(examination: Examination): PhraseKey {
  return `cli.examine.${examination}`;
}

function stateKey({ state }: Finding): PhraseKey {
  if (state === 'ill') return 'cli.ill';
  return state === 'healthy' ? 'cli.healthy' : 'cli.notNeeded';
}
