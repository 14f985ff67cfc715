import { useMemo, useRef } from 'react';
import type { AnyItem, Clause, ItemKind, Section } from '@entente/core/document/content';
import { inverseEdits, type Edit, type FieldValue } from '@entente/core/document/edit';
import { moveEdits, positionAtEnd, positionBetween } from '@entente/core/document/ordering';
import { withoutWork } from '@entente/core/document/responsibility/duty-edits';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import type { DocumentLibrary } from './document-library.ts';
import type { DocumentSession } from './document-session.ts';
import type { OpenPlace } from './open-place.ts';
import { refusedWords } from './refused-words.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { bringRefusals } from '../../shell/team-app/words.ts';

/** Everything the parts of the editor do; the object never changes, so that unchanged clauses are not drawn anew. */
export type EditorActions = {
  open(place: OpenPlace | null): void;
  /** Sets one field. @returns the refusal's code, null when it was taken. */
  set(kind: ItemKind | 'head', id: string | null, change: { field: string; value: FieldValue }): string | null;
  insert(kind: ItemKind, item: AnyItem): boolean;
  /** Does several edits as one act and says so; the toast takes them back. @returns whether they were taken. */
  change(edits: readonly Edit[], words: string): boolean;
  /** Does several edits as one act that shows by itself. */
  changeQuietly(edits: readonly Edit[]): void;
  /** Removes a record, with what the removal takes along; the toast brings it back. */
  remove(kind: ItemKind, item: AnyItem): void;
  move(kind: ItemKind, items: readonly AnyItem[], move: { id: string; by: -1 | 1 }): void;
  /** One step up or down, into the neighbouring section at its edges. */
  moveClause(id: string, by: -1 | 1): void;
  /** Adds a clause and opens it for writing; `start` is what it begins with. */
  addClause(where: { sectionId: string; after: string | null }, start?: Partial<Pick<Clause, 'body' | 'summaryLine'>>): void;
  addSection(title: string): void;
  labelOf(key: string): string;
  /** Begins the matrix of who does what with what the document names already. */
  proposeResponsibilities(): void;
  /** Puts the words to fall back on in the place of a clause's own. */
  useFallback(id: string): void;
  /** Keeps a clause in the library. */
  keepInLibrary(id: string): void;
  /** False for a clause that is itself one of the library: nothing is put beside it. */
  readonly hasLibrary: boolean;
  session: DocumentSession;
};

/** The acts of an editor over one session. */
export function useEditorActions(session: DocumentSession, open: (place: OpenPlace | null) => void, library: DocumentLibrary | undefined): EditorActions {
  const t = usePhrases();
  const { say } = useToasts();
  const latest = useRef({ t, say, open, library });
  latest.current = { t, say, open, library };
  return useMemo(() => ({ ...makeActions(session, latest), hasLibrary: library !== undefined }), [session, library === undefined]);
}

type Latest = { readonly current: { t: ReturnType<typeof usePhrases>; say: ReturnType<typeof useToasts>['say']; open: (place: OpenPlace | null) => void; library: DocumentLibrary | undefined } };

function makeActions(session: DocumentSession, latest: Latest): Omit<EditorActions, 'hasLibrary'> {
  const content = () => session.state().content;
  /** Does the edits; a refusal is said unless it became a conflict, which shows itself. */
  const change = (edits: readonly Edit[]): string | null => {
    const done = session.change(edits);
    if (done.ok) return null;
    if (done.refusal.code !== 'field-changed-meanwhile' && done.refusal.code !== 'value-does-not-fit') void bringRefusals().then(() => latest.current.say({ words: refusedWords(latest.current.t, done.refusal.code), tone: 'bad' }));
    return done.refusal.code;
  };
  const changeSaying = (edits: readonly Edit[], words: string): boolean => {
    if (edits.length === 0 || change(edits) !== null) return false;
    latest.current.say({ words, undo: () => { change(inverseEdits(edits)); } });
    return true;
  };
  return {
    session,
    open: (place) => latest.current.open(place),
    set(kind, id, { field, value }) {
      const record: object | undefined = kind === 'head' ? content().head : content()[kind].find((item) => item.id === id);
      const before = (record as Readonly<Record<string, FieldValue>> | undefined)?.[field] ?? null;
      return change([{ type: 'set', kind, id, field, before, value }]);
    },
    change: changeSaying,
    changeQuietly: (edits) => { change(edits); },
    insert: (kind, item) => change([{ type: 'insert', kind, item } as Edit]) === null,
    remove(kind, item) {
      const { t } = latest.current;
      const clauses = kind === 'sections' ? content().clauses.filter(({ sectionId }) => sectionId === item.id) : [];
      const edits: Edit[] = [...clauses.map((clause): Edit => ({ type: 'remove', kind: 'clauses', item: clause })), ...withoutWork(content(), item.id), { type: 'remove', kind, item } as Edit];
      changeSaying(edits, kind === 'clauses' ? t('document.clauseRemoved') : kind === 'sections' ? t('document.sectionRemoved', { count: clauses.length }) : t('document.recordRemoved'));
    },
    move(kind, items, { id, by }) {
      const at = items.findIndex((item) => item.id === id);
      const edits = at === -1 || at + by < 0 ? [] : moveEdits(kind, items, { id, to: at + by });
      if (edits.length > 0) change(edits);
    },
    moveClause(id, by) {
      const edits = clauseMove(content(), id, by);
      if (edits.length > 0) change(edits);
    },
    addClause({ sectionId, after }, start = {}) {
      const clause = { ...newClause(content(), { sectionId, after }), ...start };
      if (change([{ type: 'insert', kind: 'clauses', item: clause }]) === null) latest.current.open({ what: 'clause', clauseId: clause.id });
    },
    addSection(title) {
      const section: Section = { id: freshId(), position: positionAtEnd(content().sections), title };
      if (change([{ type: 'insert', kind: 'sections', item: section }]) === null) latest.current.open(null);
    },
    useFallback(id) {
      const clause = content().clauses.find((one) => one.id === id);
      if (clause !== undefined && clause.fallback !== '') changeSaying([{ type: 'set', kind: 'clauses', id, field: 'body', before: clause.body, value: clause.fallback }], latest.current.t('document.fallbackUsed'));
    },
    keepInLibrary: (id) => void session.flush().then((saved) => { if (saved) latest.current.library?.keep(id); }),
    proposeResponsibilities: () => void import('./responsibility-proposal.ts').then(({ proposedNow }) => changeSaying(proposedNow(content()), latest.current.t('responsibility.proposed'))),
    labelOf: (key) => content().variables.find((variable) => variable.key === key)?.label ?? key,
  };
}

type Text = { readonly sections: readonly Section[]; readonly clauses: readonly Clause[] };

/** The edits that bring a clause one step up or down; past the edge of its section it goes into the next one. */
export function clauseMove({ sections, clauses }: Text, id: string, by: -1 | 1): readonly Edit[] {
  const clause = clauses.find((one) => one.id === id);
  if (clause === undefined) return [];
  const siblings = clauses.filter(({ sectionId }) => sectionId === clause.sectionId);
  const at = siblings.indexOf(clause) + by;
  if (at >= 0 && at < siblings.length) return moveEdits('clauses', siblings, { id, to: at });
  const target = sections[sections.findIndex((section) => section.id === clause.sectionId) + by];
  if (target === undefined) return [];
  const there = clauses.filter(({ sectionId }) => sectionId === target.id);
  const position = by === 1 ? positionBetween(null, there[0]?.position ?? null) : positionAtEnd(there);
  return [
    { type: 'set', kind: 'clauses', id, field: 'sectionId', before: clause.sectionId, value: target.id },
    { type: 'set', kind: 'clauses', id, field: 'position', before: clause.position, value: position ?? positionAtEnd(there) },
  ];
}

function newClause({ clauses }: Text, { sectionId, after }: { sectionId: string; after: string | null }): Clause {
  const siblings = clauses.filter((clause) => clause.sectionId === sectionId);
  const at = siblings.findIndex(({ id }) => id === after);
  const position = positionBetween(siblings[at]?.position ?? null, siblings[at + 1]?.position ?? null);
  const place = after === null ? positionAtEnd(siblings) : (position ?? positionAtEnd(siblings));
  return { id: freshId(), position: place, sectionId, key: '', body: '', binding: 'hard', required: false, negotiable: true, purpose: '', fallback: '', summaryLine: null, summary: '', effect: 'unsaid' };
}
