import { writeClauseText, type ClauseBlock, type FrameBlock, type Inline } from '../document/clause-text.ts';
import type { FrameWords } from '../document/frame-words.ts';
import { blockLines } from '../document/render-document.ts';
import type { RenderedBlock, RenderedClause, Run } from '../document/rendered.ts';
import { wordDiff } from '../document/word-diff.ts';

const LIST_MARK = '– ';

/** A stretch of the clause's plain text and what it was written from. */
type Stretch = { readonly from: number; readonly to: number } & Source;
type Source = { readonly source: 'run'; readonly run: Run } | { readonly source: 'frame'; readonly frame: FrameBlock };
/** A stretch of the proposal: kept from the clause (with its place there), or new. */
type Kept = { readonly text: string; readonly at: number | null };

/**
 * Turns the plain words a client proposed into clause markup. What they left as it was keeps its
 * source: a filled variable stays a variable, a reference a reference, bold stays bold, records of the
 * frame stay records. What they wrote anew is plain text.
 *
 * @param clause the clause as it now stands in the draft, written out. @param proposal plain text, a paragraph a line.
 * @returns the markup; null where the proposal changes the records that the clause writes out, which
 *   are changed in the frame and not in words.
 */
export function wordingFromProposal(clause: RenderedClause, proposal: string, words: FrameWords): string | null {
  const stretches = stretchesOf(clause.blocks, words);
  const kept = keptParts(clause.plainText, proposal);
  const whole = stretches.filter((stretch) => stretch.source !== 'run' || stretch.run.type !== 'text').filter((stretch) => kept.some((part) => holds(part, stretch)));
  if (stretches.some((stretch) => stretch.source === 'frame' && !whole.includes(stretch))) return null;
  return writeClauseText(linesOf(kept.flatMap((part) => atoms(part, { stretches, whole }))));
}

function stretchesOf(blocks: readonly RenderedBlock[], words: FrameWords): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const add = (length: number, what: Source): void => {
    stretches.push({ ...what, from: at, to: at + length });
    at += length;
  };
  const line = (runs: readonly Run[]): void => {
    for (const run of runs) add(run.text.length, { source: 'run', run });
    at += 1;
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') line(block.runs);
    else if (block.type === 'list') {
      for (const runs of block.items) {
        at += LIST_MARK.length;
        line(runs);
      }
    } else {
      add(blockLines(block, words).join('\n').length, { source: 'frame', frame: block.frame });
      at += 1;
    }
  }
  return stretches;
}

function keptParts(before: string, proposal: string): readonly Kept[] {
  let at = 0;
  return wordDiff(before, proposal).flatMap(({ type, text }): Kept[] => {
    const here = at;
    if (type !== 'added') at += text.length;
    if (type === 'removed') return [];
    return [{ text, at: type === 'same' ? here : null }];
  });
}

function holds({ at, text }: Kept, { from, to }: Stretch): boolean {
  return at !== null && at <= from && to <= at + text.length;
}

/** The smallest pieces of the result: a source that stays whole, or characters with their look. */
type Atom = { readonly type: 'inline'; readonly inline: Inline } | { readonly type: 'frame'; readonly frame: FrameBlock } | { readonly type: 'break' };

function atoms({ text, at }: Kept, { stretches, whole }: { stretches: readonly Stretch[]; whole: readonly Stretch[] }): readonly Atom[] {
  const found: Atom[] = [];
  for (let offset = 0; offset < text.length; ) {
    const place = at === null ? null : at + offset;
    const stretch = place === null ? undefined : stretches.find(({ from, to }) => from <= place && place < to);
    if (stretch !== undefined && place === stretch.from && whole.includes(stretch)) {
      found.push(wholeAtom(stretch));
      offset += stretch.to - stretch.from;
    } else {
      found.push(characterAtom(text.charAt(offset), stretch));
      offset += 1;
    }
  }
  return found;
}

function wholeAtom(stretch: Stretch): Atom {
  if (stretch.source === 'frame') return { type: 'frame', frame: stretch.frame };
  const { run } = stretch;
  const look = { bold: run.bold, italic: run.italic };
  return { type: 'inline', inline: run.type === 'text' ? { type: 'text', text: run.text, ...look } : { type: run.type, key: run.key, ...look } };
}

function characterAtom(character: string, stretch: Stretch | undefined): Atom {
  if (character === '\n') return { type: 'break' };
  const run = stretch?.source === 'run' ? stretch.run : null;
  return { type: 'inline', inline: { type: 'text', text: character, bold: run?.bold ?? false, italic: run?.italic ?? false } };
}

function linesOf(all: readonly Atom[]): readonly ClauseBlock[] {
  const blocks: ClauseBlock[] = [];
  let line: Inline[] = [];
  const settle = (): void => {
    const block = asBlock(tidy(line));
    if (block.inlines.length > 0) blocks.push(block);
    line = [];
  };
  for (const atom of all) {
    if (atom.type === 'inline') line.push(atom.inline);
    else {
      settle();
      if (atom.type === 'frame') blocks.push({ type: 'frame', frame: atom.frame });
    }
  }
  settle();
  return blocks;
}

/** A line that begins with a dash, the clause's own or the writer's, is an item of a list. */
function asBlock(inlines: readonly Inline[]): { readonly type: 'paragraph' | 'list_item'; readonly inlines: readonly Inline[] } {
  const [first, ...rest] = inlines;
  const mark = first?.type === 'text' ? /^[–-]\s+/u.exec(first.text) : null;
  if (first?.type !== 'text' || mark === null) return { type: 'paragraph', inlines };
  return { type: 'list_item', inlines: tidy([{ ...first, text: first.text.slice(mark[0].length) }, ...rest]) };
}

/** Joins neighbours that look alike; drops the spaces at both ends of the line. */
function tidy(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (last?.type === 'text' && inline.type === 'text' && looksLike(last, inline)) joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    else joined.push(inline);
  }
  const ends = joined.length - 1;
  return joined
    .map((inline, index) => (inline.type === 'text' && index === 0 ? { ...inline, text: inline.text.trimStart() } : inline))
    .map((inline, index) => (inline.type === 'text' && index === ends ? { ...inline, text: inline.text.trimEnd() } : inline))
    .filter((inline) => inline.type !== 'text' || inline.text !== '');
}

function looksLike(a: Inline, b: Inline): boolean {
  return a.bold === b.bold && a.italic === b.italic;
}
