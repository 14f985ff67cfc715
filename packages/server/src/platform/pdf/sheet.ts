import PDFDocument from 'pdfkit';
import { setText, typeface, TYPEFACES, type Typeface } from './typefaces.ts';

/** Text with its face; runs of one paragraph follow each other on the line. */
export type TextRun = { readonly text: string; readonly bold?: boolean; readonly italic?: boolean };

export type SheetInfo = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47, for screen readers. */
  readonly language: string;
  readonly createdAt: Date;
};

export type Attachment = { readonly name: string; readonly mediaType: string; readonly description: string; readonly content: Uint8Array; readonly createdAt: Date };

type Look = { readonly family: 'serif' | 'sans'; readonly size: number; readonly leading: number; readonly colour: string; readonly after: number };

const LOOKS = {
  title: { family: 'serif', size: 20, leading: 26, colour: '#1F1B16', after: 6 },
  lead: { family: 'serif', size: 11, leading: 16, colour: '#544D44', after: 2 },
  fact: { family: 'serif', size: 9.5, leading: 14, colour: '#544D44', after: 1 },
  heading: { family: 'serif', size: 13, leading: 18, colour: '#1F1B16', after: 6 },
  text: { family: 'serif', size: 10.5, leading: 16, colour: '#1F1B16', after: 6 },
  label: { family: 'sans', size: 8.5, leading: 12, colour: '#544D44', after: 2 },
  plain: { family: 'sans', size: 9.5, leading: 14, colour: '#1F1B16', after: 4 },
  signer: { family: 'serif', size: 10.5, leading: 16, colour: '#1F1B16', after: 1 },
  signed: { family: 'sans', size: 8.5, leading: 12, colour: '#544D44', after: 12 },
  code: { family: 'sans', size: 8, leading: 12, colour: '#544D44', after: 4 },
} as const satisfies Record<string, Look>;
export type LookName = keyof typeof LOOKS;

const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = { top: 64, bottom: 72, left: 104, right: 72 };
const HANGING = 52;
const MEASURE = PAGE.width - MARGIN.left - MARGIN.right;

/**
 * An A4 sheet set for reading: one column, numbers hanging in the margin, fonts embedded, every part
 * tagged for screen readers (PDF 1.7). It knows nothing of what it prints.
 */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<Uint8Array>;

  constructor(info: SheetInfo) {
    this.#pdf = new PDFDocument({
      size: 'A4', margins: MARGIN, bufferPages: true, pdfVersion: '1.7', tagged: true, lang: info.language, displayTitle: true, font: '',
      info: { Title: info.title, Author: info.author, Subject: info.subject, CreationDate: info.createdAt, ModDate: info.createdAt, Producer: 'Entente', Creator: 'Entente' },
    });
    for (const name of TYPEFACES) this.#pdf.registerFont(name, typeface(name).font);
    this.#root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.#root);
    this.#pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve) => this.#pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(this.#chunks)))));
  }

  /** A heading of level 1 to 3, with its number in the margin. */
  heading(level: 1 | 2 | 3, text: string, number = ''): void {
    const look = LOOKS[level === 1 ? 'title' : 'heading'];
    if (level > 1) this.#space(look.leading + 40, 14);
    this.#part(`H${level}`, () => {
      this.#hang(number, look);
      this.#write([{ text, bold: true }], look);
    });
  }

  /** A paragraph; `number` hangs in the margin, `indent` moves it in (in points). */
  paragraph(runs: readonly TextRun[], { look = 'text', number = '', indent = 0 }: { look?: LookName; number?: string; indent?: number } = {}): void {
    const chosen = LOOKS[look];
    this.#space(chosen.leading, 0);
    this.#part('P', () => {
      this.#hang(number, chosen);
      this.#write(runs, chosen, indent);
    });
  }

  /** A list; each item is a paragraph after a dash. */
  list(items: readonly (readonly TextRun[])[], look: LookName = 'text'): void {
    const list = this.#pdf.struct('L');
    this.#root.add(list);
    for (const runs of items) {
      const item = this.#pdf.struct('LI');
      list.add(item);
      const body = this.#pdf.struct('LBody', {}, () => this.#write([{ text: '–\u00A0' }, ...runs], LOOKS[look], 14));
      item.add(body);
      body.end();
      item.end();
    }
    list.end();
  }

  /** A term and its value, read as one line. */
  fact(term: string, value: string): void {
    this.#space(LOOKS.plain.leading, 0);
    this.#part('P', () => this.#write([{ text: `${term}: `, bold: true }, { text: value }], LOOKS.plain));
  }

  /** A rule across the measure; decoration, silent for screen readers. */
  rule(strong = true): void {
    this.#space(24, 8);
    this.#artifact(() => {
      this.#pdf.moveTo(MARGIN.left, this.#pdf.y).lineTo(MARGIN.left + MEASURE, this.#pdf.y).lineWidth(strong ? 0.8 : 0.4).strokeColor(strong ? '#1F1B16' : '#DBD3C3').stroke();
    });
    this.#pdf.y += 8;
  }

  /** Goes on at the top of a new page. */
  newPage(): void {
    this.#pdf.addPage();
  }

  /** Puts a file into the PDF, for programs. */
  attach({ name, mediaType, description, content, createdAt }: Attachment): void {
    this.#pdf.file(Buffer.from(content), { name, type: mediaType, description, creationDate: createdAt, modifiedDate: createdAt, relationship: 'Data' });
  }

  /** Writes the foot of each page and closes the file. `foot` gets the page and how many there are. */
  async finish(foot: (page: number, of: number) => { left: string; right: string }): Promise<Uint8Array> {
    const { start, count } = this.#pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.#pdf.switchToPage(start + index);
      this.#foot(foot(index + 1, count));
    }
    this.#root.end();
    this.#pdf.end();
    return this.#ended;
  }

  #foot({ left, right }: { left: string; right: string }): void {
    const { margins } = this.#pdf.page;
    const bottom = margins.bottom;
    margins.bottom = 0;
    this.#artifact(() => {
      const y = PAGE.height - 44;
      this.#pdf.font('sans').fontSize(7.5).fillColor('#6B6358');
      this.#pdf.text(left, MARGIN.left, y, { width: MEASURE - 60, lineBreak: false });
      this.#pdf.text(right, MARGIN.left + MEASURE - 60, y, { width: 60, align: 'right', lineBreak: false });
    });
    margins.bottom = bottom;
  }

  #part(tag: string, content: () => void): void {
    const part = this.#pdf.struct(tag, {}, content);
    this.#root.add(part);
    part.end();
  }

  #artifact(content: () => void): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    content();
    this.#pdf.endMarkedContent();
  }

  /** Leaves `before` points free, or goes to the next page when less than `need` is left. */
  #space(need: number, before: number): void {
    if (this.#pdf.y + before + need > PAGE.height - MARGIN.bottom) this.#pdf.addPage();
    else this.#pdf.y += before;
  }

  #hang(number: string, look: Look): void {
    if (number === '') return;
    const { y } = this.#pdf;
    this.#pdf.font(look.family === 'serif' ? 'serif' : 'sans').fontSize(look.size * 0.92).fillColor('#6B6358');
    this.#pdf.text(`${number} `, MARGIN.left - HANGING, y, { width: HANGING - 12, align: 'right', lineBreak: false });
    this.#pdf.y = y;
  }

  #write(runs: readonly TextRun[], look: Look, indent = 0): void {
    const pieces = runs.flatMap((run) => setText(run.text, faceOf(look.family, run)));
    const options = { width: MEASURE - indent, lineGap: look.leading - look.size * 1.21 };
    this.#pdf.fontSize(look.size).fillColor(look.colour);
    this.#pdf.x = MARGIN.left + indent;
    pieces.forEach(({ face, text }, index) => {
      this.#pdf.font(face).fontSize(look.size);
      this.#pdf.text(text, { ...options, continued: index < pieces.length - 1 });
    });
    this.#pdf.x = MARGIN.left;
    this.#pdf.y += look.after;
  }
}

function faceOf(family: Look['family'], { bold = false, italic = false }: TextRun): Typeface {
  if (family === 'sans') return bold ? 'sans-bold' : 'sans';
  if (bold) return italic ? 'serif-bold-italic' : 'serif-bold';
  return italic ? 'serif-italic' : 'serif';
}
