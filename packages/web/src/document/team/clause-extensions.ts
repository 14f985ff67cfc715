import { Extension, mergeAttributes, Node } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

/** How the editor writes what is not plain text: the words for a value, a clause's number, a block of records. */
export type ClauseNames = {
  variable(key: string): string;
  reference(key: string): string;
  frame(frame: string): string;
};

function atom(name: 'variable' | 'reference', wordsOf: (key: string) => string) {
  return Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ key: { default: '', parseHTML: (element) => element.getAttribute('data-key'), renderHTML: ({ key }) => ({ 'data-key': String(key) }) } }),
    parseHTML: () => [{ tag: `span[data-${name}]` }],
    renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { [`data-${name}`]: '', class: `dc-atom dc-atom--${name}` }), wordsOf(String(node.attrs['key']))],
    renderText: ({ node }) => wordsOf(String(node.attrs['key'])),
  });
}

function frameBlock(wordsOf: (frame: string) => string) {
  return Node.create({
    name: 'frameBlock',
    group: 'block',
    atom: true,
    addAttributes: () => ({ frame: { default: '', parseHTML: (element) => element.getAttribute('data-frame-block'), renderHTML: ({ frame }) => ({ 'data-frame-block': String(frame) }) } }),
    parseHTML: () => [{ tag: 'div[data-frame-block]' }],
    renderHTML: ({ node, HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { class: 'dc-atom dc-atom--frame' }), wordsOf(String(node.attrs['frame']))],
  });
}

/** A list holds lines, never lists or several paragraphs of its own. */
const LineItem = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name), 'Shift-Tab': () => this.editor.commands.liftListItem(this.name) };
  },
});

/** Everything a clause may hold: paragraphs, one kind of list, bold, italic, values, references, blocks of records. */
export function clauseExtensions(names: ClauseNames, onDone: () => void) {
  return [
    StarterKit.configure({ blockquote: false, code: false, codeBlock: false, hardBreak: false, heading: false, horizontalRule: false, link: false, listItem: false, orderedList: false, strike: false, underline: false }),
    LineItem,
    atom('variable', (key) => names.variable(key)),
    atom('reference', (key) => names.reference(key)),
    frameBlock((frame) => names.frame(frame)),
    Extension.create({ name: 'leaving', addKeyboardShortcuts: () => ({ Escape: () => { onDone(); return true; }, 'Mod-Enter': () => { onDone(); return true; } }) }),
  ];
}
