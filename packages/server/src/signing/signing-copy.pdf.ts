import type { RenderedDocument } from '@entente/core/document/rendered';
import type { Translator } from '@entente/phrases/translator';
import { translator } from '@entente/phrases/translators';
import { printDocument } from '../agreement/file/agreement-version.pdf.ts';
import { Sheet } from '../platform/pdf/sheet.ts';

/** What the file that is handed out for signing is made from. */
export type SigningCopyInput = {
  readonly document: RenderedDocument;
  readonly number: string;
  readonly versionNumber: number;
  readonly sha256: string;
  readonly provider: string;
  /** The name of each party, once for every person who signs for it. */
  readonly signers: readonly string[];
  readonly at: Date;
};

/** Prints the words of a version with a place for each signature: what is signed with a tool of one's own. */
export async function renderSigningCopy(input: SigningCopyInput): Promise<Uint8Array> {
  const { document, number, versionNumber: version, sha256, provider, signers, at } = input;
  const say = translator(document.locale);
  const sheet = new Sheet({ title: `${document.title} · ${number}`, author: provider, subject: number, language: document.locale, createdAt: at });
  printDocument(sheet, document);
  sheet.heading(2, say('evidence.signatures'));
  for (const party of signers) printPlace(sheet, say, party);
  sheet.paragraph([{ text: say('evidence.copyWhat', { number, version, sha256 }) }], { look: 'label' });
  const left = say('evidence.foot', { number, version, sha256: sha256.slice(0, 16) });
  return sheet.finish((page, of) => ({ left, right: say('evidence.page', { page, of }) }));
}

/** Room for a signature: the party, and a line for name, day and hand. */
function printPlace(sheet: Sheet, say: Translator, party: string): void {
  sheet.paragraph([{ text: party, bold: true }], { look: 'text' });
  for (const _ of [1, 2]) sheet.paragraph([{ text: '\u00A0' }], { look: 'text' });
  sheet.rule(false);
  sheet.paragraph([{ text: say('evidence.copyPlace') }], { look: 'label' });
}
