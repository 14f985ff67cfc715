import type { RenderedBlock, RenderedClause, RenderedParty, Run } from '@entente/core/document/rendered';
import { AlignmentType, Document, Footer, HeadingLevel, LineRuleType, Packer, PageNumber, Paragraph, TabStopType, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';
import { footWords, type AgreementWords } from '../agreement-version.view.ts';

/** Measures of the DOCX, in twentieths of a point. */
const MARGIN = 1_300;
const HANGING = 720;
const BELOW = 120;
const ABOVE_HEADING = 320;
const RIGHT_EDGE = 9_300;
/** In 240ths of a line, as Word counts; a style of headings of its own would set them tighter. */
const HEADING_LINE = 264;
/** Half points. */
const SIZES = { title: 40, heading: 26, text: 21, fact: 19, small: 15 };
const FACE = 'Georgia';
const INK = '1F1B16';
const QUIET = '544D44';
const LANGUAGE_TAGS = { en: 'en-GB', pl: 'pl-PL', ru: 'ru-RU' } as const;

/** A text as a Word document (ECMA-376): headings, numbers as they are cited, lists, the foot of a copy. */
export async function wordFile(words: AgreementWords): Promise<Uint8Array> {
  const { document, number, provider } = words;
  const file = new Document({
    title: document.title, subject: number, creator: provider,
    styles: { default: { document: { run: { font: FACE, size: SIZES.text, color: INK, language: { value: LANGUAGE_TAGS[document.locale] } }, paragraph: { spacing: { after: BELOW, line: 300, lineRule: LineRuleType.AUTO } } } } },
    sections: [{
      properties: { page: { margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
      footers: { default: new Footer({ children: [foot(words)] }) },
      children: [heading(document.title, { level: 'TITLE', size: SIZES.title }), ...document.parties.flatMap(party), ...document.sections.flatMap(({ number: own, title, clauses }) => [heading(`${own}. ${title}`, { level: 'HEADING_1', size: SIZES.heading }), ...clauses.flatMap(clause)])],
    }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function foot(words: AgreementWords): Paragraph {
  const small = { size: SIZES.small, color: QUIET };
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: RIGHT_EDGE }],
    children: [new TextRun({ ...small, text: footWords(words) }), new TextRun({ ...small, children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });
}

function heading(text: string, { level, size }: { level: 'TITLE' | 'HEADING_1'; size: number }): Paragraph {
  return new Paragraph({ heading: HeadingLevel[level], keepNext: true, spacing: { before: level === 'TITLE' ? 0 : ABOVE_HEADING, after: BELOW, line: HEADING_LINE, lineRule: LineRuleType.AUTO }, children: [run({ text, bold: true, size, color: INK })] });
}

function party({ line, facts }: RenderedParty): Paragraph[] {
  const details = facts.map(({ label, values }) => new Paragraph({ spacing: { after: 20 }, children: [run({ text: `${label}: ${values.join('; ')}`, color: QUIET, size: SIZES.fact })] }));
  return [new Paragraph({ spacing: { before: BELOW, after: 20 }, children: [run({ text: line, color: QUIET })] }), ...details];
}

function clause({ number, blocks }: RenderedClause): Paragraph[] {
  return blocks.flatMap((block, index) => paragraphs(block, index === 0 ? number : ''));
}

function paragraphs(block: RenderedBlock, number: string): Paragraph[] {
  if (block.type === 'paragraph') return [numbered(number, block.runs.map(textRun))];
  if (block.type === 'list') return [...alone(number), ...block.items.map((runs) => item(runs.map(textRun)))];
  if (block.empty !== null) return [numbered(number, [run({ text: block.empty, italics: true })])];
  const totals = block.totals.map(({ label, values }) => numbered('', [run({ text: `${label}: `, bold: true }), run({ text: values.join(', ') })]));
  return [...alone(number), ...block.rows.map(({ sentence }) => item([run({ text: sentence })])), ...totals];
}

/** The number of a clause that begins with a list. */
function alone(number: string): Paragraph[] {
  return number === '' ? [] : [numbered(number, [])];
}

function numbered(number: string, children: TextRun[]): Paragraph {
  const hang: IParagraphOptions = { indent: { left: HANGING, hanging: number === '' ? 0 : HANGING }, tabStops: [{ type: TabStopType.LEFT, position: HANGING }] };
  return new Paragraph({ ...hang, alignment: AlignmentType.START, children: [...(number === '' ? [] : [run({ text: `${number}\t`, color: QUIET })]), ...children] });
}

function item(children: TextRun[]): Paragraph {
  return new Paragraph({ bullet: { level: 0 }, indent: { left: HANGING + 360, hanging: 300 }, children });
}

function textRun({ text, bold, italic }: Run): TextRun {
  return run({ text, bold, italics: italic });
}

function run(options: IRunOptions): TextRun {
  return new TextRun(options);
}
