import { parseClauseText, writeClauseText, type ClauseBlock, type FrameBlock, type Inline } from '@entente/core/document/clause-text';
import { sameValue } from '@entente/core/kernel/same-value';

/** A node of the rich text editor's document, as it gives and takes it (ProseMirror JSON). */
export type TextNode = {
  type: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string }[];
  text?: string;
  content?: TextNode[];
};

/** Clause markup as the editor's document. An empty clause is one empty paragraph, so that there is a place to write. */
export function nodesFromMarkup(markup: string): TextNode {
  const content: TextNode[] = [];
  for (const block of parseClauseText(markup)) {
    const last = content.at(-1);
    if (block.type === 'frame') content.push({ type: 'frameBlock', attrs: { frame: block.frame } });
    else if (block.type === 'paragraph') content.push(paragraph(block.inlines));
    else if (last?.type === 'bulletList') last.content?.push(listItem(block.inlines));
    else content.push({ type: 'bulletList', content: [listItem(block.inlines)] });
  }
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

/** The editor's document as clause markup. What the markup cannot say (nothing the editor lets in) is left out. */
export function markupFromNodes(doc: TextNode): string {
  const blocks = (doc.content ?? []).flatMap((node): ClauseBlock[] => {
    if (node.type === 'frameBlock') return [{ type: 'frame', frame: node.attrs?.['frame'] as FrameBlock }];
    if (node.type === 'bulletList') return (node.content ?? []).flatMap((item) => (item.content ?? []).map((line): ClauseBlock => ({ type: 'list_item', inlines: inlinesOf(line) })));
    return [{ type: 'paragraph', inlines: inlinesOf(node) }];
  });
  const markup = writeClauseText(blocks.filter((block) => block.type === 'frame' || block.inlines.some((inline) => inline.type !== 'text' || inline.text.trim() !== '')));
  // Spaces at the ends of lines do not survive in the markup; read once so that what is kept is what will be read.
  return writeClauseText(parseClauseText(markup));
}

/** Whether two markups say the same, however they are escaped. */
export function sameMarkup(one: string, other: string): boolean {
  return one === other || sameValue(parseClauseText(one), parseClauseText(other));
}

function paragraph(inlines: readonly Inline[]): TextNode {
  return inlines.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content: inlines.map(inlineNode) };
}

function listItem(inlines: readonly Inline[]): TextNode {
  return { type: 'listItem', content: [paragraph(inlines)] };
}

function inlineNode(inline: Inline): TextNode {
  const marks = [...(inline.bold ? [{ type: 'bold' }] : []), ...(inline.italic ? [{ type: 'italic' }] : [])];
  const node: TextNode = inline.type === 'text' ? { type: 'text', text: inline.text } : { type: inline.type, attrs: { key: inline.key } };
  return marks.length === 0 ? node : { ...node, marks };
}

function inlinesOf(node: TextNode): Inline[] {
  return (node.content ?? []).flatMap((child): Inline[] => {
    const has = (mark: string): boolean => (child.marks ?? []).some(({ type }) => type === mark);
    const marks = { bold: has('bold'), italic: has('italic') };
    if (child.type === 'text') return [{ type: 'text', text: (child.text ?? '').replaceAll('\n', ' '), ...marks }];
    if (child.type !== 'variable' && child.type !== 'reference') return [];
    return [{ type: child.type, key: String(child.attrs?.['key']), ...marks }];
  });
}
