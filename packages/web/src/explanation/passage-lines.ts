import { ITEM_MARK } from '@entente/core/explanation/passage-words';

/** A stretch of a paragraph: words, or the items of a list. `at` is its place in the text. */
export type PassageBlock = { readonly at: number; readonly as: 'words' | 'list'; readonly lines: readonly { readonly at: number; readonly text: string }[] };

/** A paragraph cut into words and lists, by its lines; empty lines only part. */
export function passageBlocks(text: string): readonly PassageBlock[] {
  const blocks: PassageBlock[] = [];
  let at = 0;
  let open = false;
  for (const line of text.split('\n')) {
    const as = line.startsWith(ITEM_MARK) ? 'list' : 'words';
    const start = as === 'list' ? at + ITEM_MARK.length : at;
    const found = { at: start, text: text.slice(start, at + line.length) };
    const last = blocks.at(-1);
    if (line.trim() === '') open = false;
    else if (open && last?.as === 'list' && as === 'list') blocks[blocks.length - 1] = { ...last, lines: [...last.lines, found] };
    else {
      blocks.push({ at: start, as, lines: [found] });
      open = true;
    }
    at += line.length + 1;
  }
  return blocks;
}
