import { verify } from '@entente/phrases/en/verify';
import { createSealIdentity } from '@entente/seal/certificate';
import { signDetached } from '@entente/seal/cms/write-signed-data';
import type { SealReport } from '@entente/seal/seal-report';
import { sealPdf } from '@entente/seal/seal-pdf';
import { samplePdf } from '@entente/seal/test/sample-pdf.fixture';
import { Tamperer, withAttachment, withFurtherSignature, withMorePages, withOtherContent, withValidationData, withVisibleText } from '@entente/seal/test/tampering.fixture';

/** A file that somebody laid hands on, and how the check must name what they did. */
export type Tampered = { readonly name: string; readonly pdf: Uint8Array; readonly verdict: SealReport['verdict']; readonly finding: `finding.${string}` & keyof typeof verify };

/** What can happen to a sealed file on its way, made from a real one. */
export async function tamperSet(sealed: Uint8Array): Promise<readonly Tampered[]> {
  const stranger = await createSealIdentity({ firmName: 'Somebody Else', keyKind: 'p-256', at: new Date() });
  const sign = (contentDigest: Uint8Array): Uint8Array => signDetached({ contentDigest, ...stranger }).container;
  const foreign = await sealPdf(await samplePdf(), { ...stranger, name: 'Somebody Else', reason: 'Seal', at: new Date() });
  return [
    { name: 'one byte of a page', pdf: withByteChanged(sealed, contentOfFirstPage(sealed)), verdict: 'changed', finding: 'finding.signed-content-changed.page' },
    { name: 'one byte of the attached agreement', pdf: withByteChanged(sealed, Buffer.from(sealed).indexOf('/EmbeddedFile')), verdict: 'changed', finding: 'finding.signed-content-changed.attachment' },
    { name: 'text appended', pdf: withVisibleText(sealed), verdict: 'appended', finding: 'finding.page-changed' },
    { name: 'content exchanged', pdf: withOtherContent(sealed), verdict: 'appended', finding: 'finding.page-changed' },
    { name: 'a page more', pdf: withMorePages(sealed), verdict: 'appended', finding: 'finding.page-added' },
    { name: 'an attachment taken away', pdf: withAttachment(sealed, 'evidence.json', null), verdict: 'appended', finding: 'finding.attachment-removed' },
    { name: 'an attachment exchanged', pdf: withAttachment(sealed, 'agreement.json', '{}'), verdict: 'appended', finding: 'finding.attachment-changed' },
    { name: 'a second signature', pdf: withFurtherSignature(sealed, { subFilter: 'ETSI.CAdES.detached', sign }), verdict: 'appended', finding: 'finding.signature-added' },
    { name: 'proofs of validity', pdf: withValidationData(sealed), verdict: 'extended', finding: 'finding.validation-data-added' },
    { name: 'the end cut off', pdf: sealed.subarray(0, sealed.length - 20), verdict: 'changed', finding: 'finding.file-cut-off' },
    { name: 'another file without a seal', pdf: await samplePdf(), verdict: 'no-seal', finding: 'finding.no-signature' },
    { name: 'another file with a seal of somebody else', pdf: foreign.pdf, verdict: 'unknown-seal', finding: 'finding.seal-certificate-unknown' },
  ];
}

/** Changes a byte in the stream that follows. */
function withByteChanged(sealed: Uint8Array, from: number): Uint8Array {
  const copy = Uint8Array.from(sealed);
  const at = Buffer.from(sealed).indexOf('stream', from) + 40;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

function contentOfFirstPage(sealed: Uint8Array): number {
  const contents = new Tamperer(sealed).firstPage.dictionary.entries.get('Contents');
  if (typeof contents !== 'object' || contents === null || !('number' in contents)) throw new Error('the page has no content of its own');
  return Buffer.from(sealed).indexOf(`\n${contents.number} 0 obj`);
}

/** Matches the English sentence of a finding, whatever values stand in it. */
export function sentenceOf(finding: Tampered['finding']): RegExp {
  const parts = verify[finding].split(/\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.+'), 'u');
}
