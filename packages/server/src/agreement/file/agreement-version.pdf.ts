import type { RenderedBlock, RenderedClause, RenderedDocument, RenderedParty, Run } from '@entente/core/document/rendered';
import { translator } from '@entente/phrases/translators';
import { Sheet, type TextRun } from '../../platform/pdf/sheet.ts';
import { footWords, type AgreementWords } from './agreement-version.view.ts';

/** Prints a text that bears no seal: its foot says on every page which one it is. */
export async function printWords(words: AgreementWords): Promise<Uint8Array> {
  const { document, number, at, provider } = words;
  const say = translator(document.locale);
  const sheet = new Sheet({ title: `${document.title} · ${number}`, author: provider, subject: number, language: document.locale, createdAt: at });
  printDocument(sheet, document);
  const left = footWords(words);
  return sheet.finish((page, of) => ({ left, right: say('evidence.page', { page, of }) }));
}

/** Prints title, parties with all that is said of them, and every clause with its number in the margin: whatever is signed is read. */
export function printDocument(sheet: Sheet, document: RenderedDocument): void {
  sheet.heading(1, document.title);
  document.parties.forEach((party) => printParty(sheet, party));
  for (const section of document.sections) {
    sheet.heading(2, section.title, section.number);
    for (const clause of section.clauses) printClause(sheet, clause);
  }
}

function printParty(sheet: Sheet, { line, facts }: RenderedParty): void {
  sheet.paragraph([{ text: line }], { look: 'lead' });
  for (const { label, values } of facts) sheet.paragraph([{ text: `${label}: ${values.join('; ')}` }], { look: 'fact' });
}

function printClause(sheet: Sheet, clause: RenderedClause): void {
  clause.blocks.forEach((block, index) => printBlock(sheet, block, index === 0 ? clause.number : ''));
}

function printBlock(sheet: Sheet, block: RenderedBlock, number: string): void {
  if (block.type === 'paragraph') return sheet.paragraph(block.runs.map(textRun), { number });
  if (block.type === 'list') return sheet.list(block.items.map((runs) => runs.map(textRun)));
  if (block.empty !== null) return sheet.paragraph([{ text: block.empty, italic: true }], { number });
  sheet.list(block.rows.map(({ sentence }) => [{ text: sentence }]));
  for (const { label, values } of block.totals) sheet.paragraph([{ text: `${label}: `, bold: true }, { text: values.join(', ') }]);
}

function textRun({ text, bold, italic }: Run): TextRun {
  return { text, bold, italic };
}
