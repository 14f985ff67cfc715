import type { IncomingContract } from '@entente/contract/agreement/incoming-contract';
import { readAgreementFile, type AgreementFile } from '@entente/core/agreement/agreement-file';
import { contractContent } from '@entente/core/agreement/incoming-content';
import { canonicalText } from '@entente/core/document/canonical-text';
import { DocumentContent } from '@entente/core/document/content';
import { isTooLong, recogniseContract, type Doubt } from '@entente/core/document/contract/recognise-contract';
import type { SourceLine } from '@entente/core/document/contract/source-line';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { builtinTemplate } from '@entente/core/template/builtin-templates';
import { contentFromSource, type TemplateKind } from '@entente/core/template/template-source';
import { translator } from '@entente/phrases/translators';
import type { z } from 'zod';
import { sha256 } from '../../platform/crypto/secrets.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { writtenOut } from '../agreement-version.actions.ts';
import { readContract, UnreadableContract } from './agreement.reader.ts';

/** As much as one request of the API may carry when the draft is made from it. */
const MOST_CHARACTERS = 400_000;

/** What a file holds: an agreement as records, which comes back word for word, or a contract of somebody else, as far as it was understood. */
export async function readIncoming(bytes: Uint8Array): Promise<Answer<IncomingContract>> {
  const file = recordsIn(bytes);
  if (file !== null) return isAsHashed(file) ? fits({ is: 'records', title: file.content.head.title, number: file.number, sha256: file.sha256, content: file.content }) : refused('agreement-file-was-changed');
  try {
    const { lines, lost, tracked } = await readContract(bytes);
    const locale = languageOf(lines);
    const say = translator(locale);
    const found = recogniseContract(lines, { locale, words: { introduction: say('agreement.incomingIntroduction'), untitled: say('agreement.incomingUntitled'), words: say('agreement.incomingWords') } });
    if (isTooLong(found)) return refused('contract-is-too-long');
    return fits({ is: 'contract', ...found, doubts: [...found.doubts, ...partsOf({ lost, tracked })] });
  } catch (error) {
    if (error instanceof UnreadableContract) return refused(error.code);
    throw error;
  }
}

const MOST_COUNTED = 10_000;

/** What of the file is no line of text: pictures and notes that stay behind, and changes that nobody has accepted yet. */
function partsOf(parts: { readonly lost: number; readonly tracked: number }): Doubt[] {
  return (['lost', 'tracked'] as const).filter((code) => parts[code] > 0).map((code) => ({ code, text: '', count: Math.min(parts[code], MOST_COUNTED) }));
}

function fits(found: IncomingContract): Answer<IncomingContract> {
  return JSON.stringify(found).length > MOST_CHARACTERS ? refused('contract-is-too-long') : granted(found);
}

/** The records of an agreement in canonical JSON, as they are given away and attached to the sealed file; null where the bytes are none. */
function recordsIn(bytes: Uint8Array): AgreementFile | null {
  if (bytes.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) !== '{'.codePointAt(0)) return null;
  try {
    return readAgreementFile(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

/** Whether the records still say what was hashed. */
function isAsHashed({ content, sha256: hash }: Pick<AgreementFile, 'content' | 'sha256'>): boolean {
  return sha256(canonicalText(writtenOut(content))) === hash;
}

/** What a draft can begin with that came from outside. */
export type Incoming = { readonly contract: Parameters<typeof contractContent>[1] } | { readonly records: { readonly content: z.input<typeof DocumentContent>; readonly sha256: string } };

/** The text of a draft that begins with what came from outside. The parties of a foreign contract are called as the built-in text of the kind calls them. */
export function incomingContent(incoming: Incoming, { kind, country, currency }: { kind: TemplateKind; country: string; currency: string }): Answer<{ content: DocumentContent; origin: string; keepsParties?: 'whole' }> {
  if ('records' in incoming) {
    const records = { ...incoming.records, content: DocumentContent.parse(incoming.records.content) };
    return isAsHashed(records) ? granted({ content: records.content, origin: `file:${records.sha256}`, keepsParties: 'whole' }) : refused('agreement-file-was-changed');
  }
  const base = contentFromSource(builtinTemplate(kind, incoming.contract.locale), newId);
  return granted({ content: contractContent({ ...base, head: { ...base.head, country, currency } }, incoming.contract, newId), origin: 'file:contract' });
}

const CYRILLIC = /[а-яё]/giu;
const POLISH = /[ąćęłńóśźż]/giu;
const LETTERS = /\p{L}/gu;

/** The language of a text, by its letters: of three we speak. */
function languageOf(lines: readonly SourceLine[]): Locale {
  const text = lines.map((line) => line.text).join(' ').slice(0, 50_000);
  const share = (letters: RegExp): number => (text.match(letters)?.length ?? 0) / Math.max(1, text.match(LETTERS)?.length ?? 0);
  if (share(CYRILLIC) > 0.5) return 'ru';
  return share(POLISH) > 0.02 ? 'pl' : 'en';
}
