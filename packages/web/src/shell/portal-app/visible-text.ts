/**
 * What a reader reads of static markup that React wrote: its text, and what stands in the fields. What is folded away is
 * read by whoever opens it, and is on nobody's shortest path.
 * Scanned by hand in one pass: React escapes ">" and quotes inside attributes, so the next ">" ends a tag.
 */
export function visibleText(markup: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    parts.push(markup.slice(at, open === -1 ? markup.length : open));
    if (open === -1) break;
    const close = markup.indexOf('>', open);
    if (close === -1) break;
    parts.push(fieldValue(markup.slice(open, close)));
    at = isClosedFold(markup.slice(open, close)) ? afterFold(markup, close + 1, parts) : close + 1;
  }
  return parts.join(' ');
}

function isClosedFold(tag: string): boolean {
  return /^<details(?: |$)/.test(tag) && !tag.includes(' open=""');
}

/** Keeps the name of a fold and passes over what is in it. @returns where the markup goes on. */
function afterFold(markup: string, from: number, parts: string[]): number {
  const [named, end] = [markup.indexOf('</summary>', from), markup.indexOf('</details>', from)];
  if (named === -1 || end < named) return from;
  parts.push(visibleText(markup.slice(from, named)));
  return end;
}

const VALUE = ' value="';

/** The words in a visible field; the value of a box to tick is no word. */
function fieldValue(tag: string): string {
  if (!tag.startsWith('<input ') || tag.includes('type="hidden"')) return '';
  const start = tag.indexOf(VALUE);
  if (start === -1) return '';
  const value = tag.slice(start + VALUE.length, tag.indexOf('"', start + VALUE.length));
  return value === 'yes' ? '' : value;
}
