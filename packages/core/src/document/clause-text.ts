import { remember } from '../kernel/remember.ts';

/**
 * Clause markup: the little that a contract needs, and nothing a renderer could run.
 *
 *   text, **bold**, *italic*
 *   {review_days}        a variable of the document
 *   {#acceptance}        the number of the clause with that key ("2.3")
 *   - item               a line of a list
 *   [[deliverables]]     alone on a line: the frame's records, written out
 *
 * A backslash before `*`, `{`, `[`, `-` or `\` takes away its meaning. The parser never fails:
 * what is no markup is text. It runs in linear time (no regular expression sees the whole text).
 */
export const FRAME_BLOCKS = ['scope_in', 'scope_out', 'phases', 'deliverables', 'results', 'billing', 'client_inputs', 'responsibilities', 'ground_rules', 'terms'] as const;
export type FrameBlock = (typeof FRAME_BLOCKS)[number];

export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  | { readonly type: 'variable'; readonly key: string; readonly bold: boolean; readonly italic: boolean }
  | { readonly type: 'reference'; readonly key: string; readonly bold: boolean; readonly italic: boolean };

export type ClauseBlock =
  | { readonly type: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly type: 'list_item'; readonly inlines: readonly Inline[] }
  | { readonly type: 'frame'; readonly frame: FrameBlock };

/** Two long agreements, word by word. */
const MOST_CLAUSES = 500;

/** Parses clause markup into blocks; empty lines are dropped. The blocks of a text are parsed once and shared. */
export const parseClauseText: (markup: string) => readonly ClauseBlock[] = remember(MOST_CLAUSES, (markup) =>
  markup
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseLine),
);

function parseLine(line: string): ClauseBlock {
  const frame = FRAME_BLOCKS.find((name) => line === `[[${name}]]`);
  if (frame !== undefined) return { type: 'frame', frame };
  if (line.startsWith('- ')) return { type: 'list_item', inlines: parseInlines(line.slice(2)) };
  return { type: 'paragraph', inlines: parseInlines(line) };
}

/** Parses one line of clause markup. */
export function parseInlines(line: string): readonly Inline[] {
  const reader = new InlineReader(line);
  return withoutEdges(reader.read());
}

/** Spaces at the edges of a line say nothing, also where marks around nothing stood before them. */
function withoutEdges(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.flatMap((inline, at): Inline[] => {
    if (inline.type !== 'text' || inline.bold || inline.italic) return [inline];
    const start = at === 0 ? inline.text.trimStart() : inline.text;
    const text = at === inlines.length - 1 ? start.trimEnd() : start;
    return text === '' ? [] : [{ ...inline, text }];
  });
}

const VARIABLE = /^\{([a-z][a-z0-9_]{0,39})\}/;
const REFERENCE = /^\{#([a-z0-9-]{1,40})\}/;
const ESCAPABLE = new Set(['*', '{', '[', '-', '\\']);

class InlineReader {
  readonly #line: string;
  readonly #found: Inline[] = [];
  #at = 0;
  #pending = '';
  #bold = false;
  #italic = false;

  constructor(line: string) {
    this.#line = line;
  }

  read(): readonly Inline[] {
    while (this.#at < this.#line.length) this.#step();
    this.#flush();
    return this.#found;
  }

  #step(): void {
    const char = this.#line.charAt(this.#at);
    if (char === '\\' && ESCAPABLE.has(this.#line.charAt(this.#at + 1))) return this.#take(this.#line.charAt(this.#at + 1), 2);
    if (char === '*') return this.#toggle();
    if (char === '{' && this.#placeholder()) return;
    this.#take(char, 1);
  }

  /** A mark opens only when it is closed later on the line; otherwise it is an asterisk. */
  #toggle(): void {
    const mark = this.#line.startsWith('**', this.#at) ? '**' : '*';
    const open = mark === '**' ? this.#bold : this.#italic;
    if (!open && !this.#line.includes(mark, this.#at + mark.length + 1)) return this.#take(mark, mark.length);
    this.#flush();
    if (mark === '**') this.#bold = !this.#bold;
    else this.#italic = !this.#italic;
    this.#at += mark.length;
  }

  #placeholder(): boolean {
    const window = this.#line.slice(this.#at, this.#at + 44);
    const variable = VARIABLE.exec(window);
    const reference = REFERENCE.exec(window);
    const hit = variable ?? reference;
    if (hit === null) return false;
    this.#flush();
    this.#found.push({ type: variable === null ? 'reference' : 'variable', key: hit[1] ?? '', bold: this.#bold, italic: this.#italic });
    this.#at += hit[0].length;
    return true;
  }

  #take(text: string, length: number): void {
    this.#pending += text;
    this.#at += length;
  }

  #flush(): void {
    const [text, bold, italic, last] = [this.#pending, this.#bold, this.#italic, this.#found.at(-1)];
    this.#pending = '';
    if (text === '') return;
    // Marks that opened and closed around nothing leave no seam in the text.
    if (last?.type === 'text' && last.bold === bold && last.italic === italic) this.#found[this.#found.length - 1] = { ...last, text: last.text + text };
    else this.#found.push({ type: 'text', text, bold, italic });
  }
}

/** Writes blocks back as markup; `parseClauseText(writeClauseText(blocks))` equals `blocks` for blocks it produced. */
export function writeClauseText(blocks: readonly ClauseBlock[]): string {
  return blocks.map(writeBlock).join('\n');
}

function writeBlock(block: ClauseBlock): string {
  if (block.type === 'frame') return `[[${block.frame}]]`;
  const line = writeInlines(block.inlines);
  if (block.type === 'list_item') return `- ${line}`;
  return line.startsWith('- ') || line.startsWith('[[') ? `\\${line}` : line;
}

function writeInlines(inlines: readonly Inline[]): string {
  let line = '';
  let bold = false;
  let italic = false;
  for (const inline of inlines) {
    if (italic && !inline.italic) [line, italic] = [`${line}*`, false];
    if (bold !== inline.bold) [line, bold] = [`${line}**`, inline.bold];
    if (!italic && inline.italic) [line, italic] = [`${line}*`, true];
    line += writeInline(inline);
  }
  return `${line}${italic ? '*' : ''}${bold ? '**' : ''}`;
}

function writeInline(inline: Inline): string {
  if (inline.type === 'variable') return `{${inline.key}}`;
  if (inline.type === 'reference') return `{#${inline.key}}`;
  return inline.text.replaceAll(/[\\*{]/g, '\\$&');
}

/** The keys of all variables a clause uses, in order of appearance, once each. */
export function variablesUsed(markup: string): readonly string[] {
  const keys = parseClauseText(markup).flatMap((block) => (block.type === 'frame' ? [] : block.inlines.filter(({ type }) => type === 'variable').map((inline) => (inline.type === 'variable' ? inline.key : ''))));
  return [...new Set(keys)];
}

/** The frame blocks a clause writes out. */
export function framesUsed(markup: string): readonly FrameBlock[] {
  return parseClauseText(markup).flatMap((block) => (block.type === 'frame' ? [block.frame] : []));
}
