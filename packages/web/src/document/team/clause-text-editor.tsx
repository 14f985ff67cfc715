import { Editor, EditorContent, useEditorState, type EditorOptions } from '@tiptap/react';
import { useLayoutEffect, useRef, useState } from 'react';
import { numberClauses, variableText } from '@entente/core/document/render-document';
import { FRAME_BLOCKS } from '@entente/core/document/clause-text';
import { frameWords } from '@entente/phrases/all-frame-words';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { clauseExtensions, type ClauseNames } from './clause-extensions.ts';
import { markupFromNodes, nodesFromMarkup, sameMarkup, type TextNode } from './clause-nodes.ts';
import type { EditorActions } from './editor-actions.ts';
import { useFocusFirst } from './focus-first.ts';

const PAUSE_MS = 400;

type ClauseTextEditorProps = { clauseId: string; number: string; actions: EditorActions; onDone: () => void };

/** The words of one clause being written: what a contract needs of rich text, and nothing more. Esc or Ctrl Enter ends. */
export function ClauseTextEditor({ clauseId, number, actions, onDone }: ClauseTextEditorProps) {
  const t = usePhrases();
  const done = useRef(onDone);
  done.current = onDone;
  const names = useNames(actions);
  const { keepSoon, keepNow, start } = useKeeping(clauseId, actions);
  // Before the editor goes, which would take the last words along.
  useLayoutEffect(() => keepNow, [keepNow]);
  const editor = useMadeEditor({
    extensions: clauseExtensions(names, () => done.current()),
    content: nodesFromMarkup(start),
    injectCSS: false,
    autofocus: 'end',
    editorProps: { attributes: { 'aria-label': t('document.clauseLabel', { number }), 'aria-multiline': 'true', role: 'textbox', class: 'dc-writing__text' } },
    onUpdate: ({ editor: writing }) => keepSoon(() => markupFromNodes(writing.getJSON() as TextNode)),
    onBlur: () => keepNow(),
  });
  return editor === null ? null : <Writing editor={editor} clauseId={clauseId} actions={actions} onDone={onDone} />;
}

/**
 * The editor, there before anything is painted, for as long as its part stands. The library's own hook makes it while
 * drawing and throws it away a millisecond later unless React has come to its effects by then, which it has not where
 * the editor's program arrives after the press that asked for it, and the device is busy.
 * @param options as they are the first time; later ones are not looked at.
 */
function useMadeEditor(options: Partial<EditorOptions>): Editor | null {
  const first = useRef(options);
  const [editor, setEditor] = useState<Editor | null>(null);
  useLayoutEffect(() => {
    const made = new Editor(first.current);
    setEditor(made);
    return () => made.destroy();
  }, []);
  return editor;
}

function Writing({ editor, clauseId, actions, onDone }: { editor: Editor } & Omit<ClauseTextEditorProps, 'number'>) {
  // By the editor's own way, which puts the cursor at the end at once; the browser's would stand at the start for a moment.
  useLayoutEffect(() => editor.view.focus(), [editor]);
  const box = useFocusFirst<HTMLDivElement>('[contenteditable]', clauseId);
  return (
    <div ref={box} className="dc-writing">
      <Toolbar editor={editor} actions={actions} onDone={onDone} />
      <EditorContent editor={editor} />
    </div>
  );
}

/** Keeps what is written a little after the last key, and at once on leaving. */
function useKeeping(clauseId: string, actions: EditorActions) {
  const start = useRef(actions.session.state().content.clauses.find(({ id }) => id === clauseId)?.body ?? '');
  const waiting = useRef<{ read: () => string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const seen = useRef(start.current);
  const keeper = useRef({
    keepNow() {
      if (waiting.current === null) return;
      clearTimeout(waiting.current.timer);
      const value = waiting.current.read();
      waiting.current = null;
      if (sameMarkup(value, seen.current)) return;
      const done = actions.session.change([{ type: 'set', kind: 'clauses', id: clauseId, field: 'body', before: seen.current, value }]);
      if (done.ok) seen.current = value;
    },
    keepSoon(read: () => string) {
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      waiting.current = { read, timer: setTimeout(() => keeper.current.keepNow(), PAUSE_MS) };
    },
  });
  return { ...keeper.current, start: start.current };
}

/** The words for values, references and blocks as they stand when the clause is opened. */
function useNames(actions: EditorActions): ClauseNames {
  const t = usePhrases();
  const { content } = actions.session.state();
  const words = frameWords(content.head.locale);
  const numbers = new Map(numberClauses(content).flatMap((section) => section.clauses).map(({ clause, number }) => [clause.key, number]));
  const said = (key: string): string => {
    const variable = content.variables.find((one) => one.key === key);
    return variable === undefined ? key : (variableText(variable, words) ?? variable.label);
  };
  return { variable: said, reference: (key) => numbers.get(key) ?? key, frame: (frame) => t(`document.part.${frame as (typeof FRAME_BLOCKS)[number]}`) };
}

function Toolbar({ editor, actions, onDone }: { editor: Editor; actions: EditorActions; onDone: () => void }) {
  const t = usePhrases();
  const on = useEditorState({ editor, selector: ({ editor: writing }) => ({ bold: writing.isActive('bold'), italic: writing.isActive('italic'), list: writing.isActive('bulletList') }) });
  return (
    <div className="dc-writing__tools" role="toolbar" aria-label={t('document.textTools')} lang={t.locale} onMouseDown={(event) => { if (event.target instanceof Element && event.target.closest('[aria-pressed]') !== null) event.preventDefault(); }}>
      <Tool label={t('document.bold')} pressed={on.bold} run={() => editor.chain().focus().toggleBold().run()}><b>B</b></Tool>
      <Tool label={t('document.italic')} pressed={on.italic} run={() => editor.chain().focus().toggleItalic().run()}><i>I</i></Tool>
      <Tool label={t('document.list')} pressed={on.list} run={() => editor.chain().focus().toggleBulletList().run()}>–</Tool>
      <InsertMenus editor={editor} actions={actions} />
      <span className="dc-writing__done"><Button small keys="escape" onClick={onDone}>{t('document.done')}</Button></span>
    </div>
  );
}

function Tool({ label, pressed, run, children }: { label: string; pressed: boolean; run: () => void; children: React.ReactNode }) {
  return <button type="button" className="dc-tool" aria-label={label} title={label} aria-pressed={pressed} onClick={run}>{children}</button>;
}

/** Puts a value, a clause's number or a block of records where the cursor stands. */
function InsertMenus({ editor, actions }: { editor: Editor; actions: EditorActions }) {
  const t = usePhrases();
  const { content } = actions.session.state();
  const put = (type: string, attrs: Record<string, string>) => () => { editor.chain().focus().insertContent({ type, attrs }).run(); };
  const values = content.variables.map(({ key, label }) => ({ label, run: put('variable', { key }) }));
  const clauses = numberClauses(content).flatMap((section) => section.clauses.filter(({ clause }) => clause.key !== '').map(({ clause, number }) => ({ label: `${number} ${section.section.title}`, run: put('reference', { key: clause.key }) })));
  const frames = FRAME_BLOCKS.map((frame) => ({ label: t(`document.part.${frame}`), run: put('frameBlock', { frame }) }));
  return (
    <>
      <Menu target={<button type="button" className="dc-tool dc-tool--words">{t('document.insertValue')}</button>} groups={[{ items: [...values, { label: t('document.newValue'), run: () => actions.open({ what: 'records', part: 'variables', recordId: null, clauseId: null }) }] }]} />
      {clauses.length === 0 ? null : <Menu target={<button type="button" className="dc-tool dc-tool--words">{t('document.insertReference')}</button>} groups={[{ items: clauses }]} />}
      <Menu target={<button type="button" className="dc-tool dc-tool--words">{t('document.insertFrame')}</button>} groups={[{ items: frames }]} />
    </>
  );
}
