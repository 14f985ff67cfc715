import { AGREEMENT_FILE_FORMAT, type AgreementFile } from '@entente/core/agreement/agreement-file';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { canonicalJson } from '@entente/core/kernel/canonical-json';
import { intlTag } from '@entente/core/kernel/locale-list';
import { translator } from '@entente/phrases/translators';

/** A text as it is given away without a seal. */
export type AgreementWords = {
  readonly document: RenderedDocument;
  readonly number: string;
  /** Null for a draft. */
  readonly versionNumber: number | null;
  readonly sha256: string;
  readonly provider: string;
  /** When it was written out; a draft is told by its day. */
  readonly at: Date;
  readonly timeZone: string;
};

const SHOWN_OF_HASH = 16;

/** The line that says on every page which text this is, and that it is not the signed file. */
export function footWords({ document: { locale }, number, versionNumber, sha256, at, timeZone }: AgreementWords): string {
  const say = translator(locale);
  const hash = sha256.slice(0, SHOWN_OF_HASH);
  if (versionNumber !== null) return say('evidence.footCopy', { number, version: versionNumber, sha256: hash });
  return say('evidence.footDraft', { number, day: new Intl.DateTimeFormat(intlTag(locale), { dateStyle: 'long', timeZone }).format(at), sha256: hash });
}

/** The agreement as records and as text, in canonical JSON. */
export function agreementJson(file: Omit<AgreementFile, 'format'>): Uint8Array {
  return Buffer.from(canonicalJson({ format: AGREEMENT_FILE_FORMAT, ...file }), 'utf8');
}
