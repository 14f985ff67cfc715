import { contentFromSource } from '@entente/core/template/template-source';
import { builtinTemplate } from '@entente/core/template/builtin-templates';
import { renderDocument } from '@entente/core/document/render-document';
import { frameWords } from '@entente/phrases/all-frame-words';
import { createSealIdentity, describeSealCertificate } from '@entente/seal/certificate';
import { sealPdf } from '@entente/seal/seal-pdf';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { newId } from '@entente/server/platform/database/new-id';
import { renderAgreementPdf } from '@entente/server/signing/seal.pdf';
import type { Results } from './results.ts';

const RUNS = 12;

/** Prints, seals and checks the Polish service agreement; medians of the runs after a warm one. */
export async function sealTimes(results: Results): Promise<void> {
  const at = new Date('2026-03-17T10:42:13Z');
  const identity = await createSealIdentity({ firmName: 'Studio Lipka sp. z o.o.', country: 'PL', at });
  const source = builtinTemplate('service_agreement', 'pl');
  if (source === null || source === undefined) throw new Error('the service agreement is not there');
  const document = renderDocument(contentFromSource(source, () => newId()), frameWords('pl'));
  const { fingerprint } = describeSealCertificate(identity.certificateChain[0] ?? new Uint8Array());
  const signature = { side: 'client' as const, typedName: 'Anna Wrona', roleTitle: 'dyrektorka szkoleń', onBehalfOf: 'Bank Wschodni S.A.', email: 'a.wrona@bankwschodni.example', level: 'code' as const, returned: null, paper: null, device: null, signedAt: at.toISOString(), consentText: 'Zgadzam się.', buttonText: 'Podpisuję umowę', ip: '192.0.2.7', userAgent: 'bench', insteadOf: '' };
  const times: Record<'print' | 'seal' | 'verify', number[]> = { print: [], seal: [], verify: [] };
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    const pdf = await renderAgreementPdf({ document, number: 'A-2026-0007', amendment: null, framework: null, versionNumber: 1, sha256: 'a'.repeat(64), locale: 'pl', timeZone: 'Europe/Warsaw', provider: 'Studio Lipka', signatures: [signature], events: [], chain: { seq: 1, head: 'b'.repeat(64) }, seal: { subject: 'Studio Lipka', fingerprint }, timestampExpected: false, at, attachments: [] });
    const printed = performance.now();
    const sealed = await sealPdf(pdf, { ...identity, reason: 'A-2026-0007', name: 'Studio Lipka', at });
    const done = performance.now();
    const { verdict } = verifySealedPdf(sealed.pdf);
    const checked = performance.now();
    if (verdict !== 'intact') throw new Error(`a fresh seal is ${verdict}`);
    if (run === 0) continue;
    times.print.push(printed - start);
    times.seal.push(done - printed);
    times.verify.push(checked - done);
  }
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  results.add({ name: 'print one agreement, median', value: median(times.print), unit: 'ms' });
  results.add({ name: 'seal one file, median', value: median(times.seal), unit: 'ms' });
  results.add({ name: 'verify one file, median', value: median(times.verify), unit: 'ms' });
}
