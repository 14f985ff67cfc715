import { intlTag } from '@entente/core/kernel/locale-list';
import type { PhraseKey } from '@entente/phrases/shape';
import type { PhraseValues, Translator } from '@entente/phrases/translator';
import type { Finding, SealReport } from '@entente/seal/seal-report';

const MEGABYTE = 1024 ** 2;

/** A seal report in the reader's language: the verdict, what was found, and who sealed when. */
export type SealWords = { readonly verdict: string; readonly findings: readonly string[]; readonly facts: readonly string[] };

/** Words a report, for the command line and the public page alike. Every finding has its sentence, or the build fails. */
export function wordReport({ verdict, findings, seal, attachments, devices }: SealReport, say: Translator): SealWords {
  return {
    verdict: say(`verify.verdict.${verdict}`),
    findings: findings.map((finding) => say(findingKey(finding), findingValues(finding, say))),
    facts: [
      ...(seal === null ? [] : sealFacts(seal, say)),
      ...devices.flatMap(({ calledOffAt, ...device }) => [say('verify.device', device), ...(calledOffAt === null ? [] : [say('verify.deviceCalledOff', { name: device.name, time: inWords(calledOffAt, say) })])]),
      ...attachments.map(({ name, bytes, sha256 }) => (bytes === null || sha256 === null ? say('verify.attachmentUnreadable', { name }) : say('verify.attachment', { name, bytes, sha256 }))),
    ],
  };
}

function sealFacts({ name, claimedTime, certificate, timestamp }: NonNullable<SealReport['seal']>, say: Translator): string[] {
  const owner = certificate?.owner ?? name;
  return [
    ...(owner === null ? [] : [say('verify.sealedBy', { owner })]),
    ...(certificate === null ? [] : [say('verify.sealCertificate', { fingerprint: certificate.fingerprint })]),
    ...(claimedTime === null ? [] : [say('verify.sealedAt', { time: inWords(claimedTime, say) })]),
    ...(timestamp === null ? [] : [say('verify.stampedAt', { time: inWords(timestamp.time, say), authority: timestamp.certificate.owner })]),
  ];
}

function findingKey(finding: Finding): PhraseKey {
  if (finding.code === 'signed-content-changed') return `verify.finding.signed-content-changed.${finding.part}`;
  return `verify.finding.${finding.code}`;
}

function findingValues(finding: Finding, say: Translator): PhraseValues {
  if (finding.code === 'signed-content-changed' && finding.part === 'page') return { ...finding, pages: new Intl.ListFormat(say.locale).format(finding.pages.map(String)) };
  if (finding.code === 'signature-added') return { ...finding, owner: finding.owner ?? finding.name ?? '?' };
  if (finding.code === 'file-too-large') return { ...finding, limitMegabytes: finding.limit / MEGABYTE };
  if (finding.code === 'document-timestamp-added' || finding.code === 'seal-time-outside-certificate') return { ...finding, time: inWords(finding.time, say) };
  return finding;
}

/** A moment as words, in universal time: the reader may be anywhere, and must not have to guess whose clock it was. */
function inWords(moment: string, { locale }: Translator): string {
  return new Intl.DateTimeFormat(intlTag(locale), { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }).format(new Date(moment));
}
