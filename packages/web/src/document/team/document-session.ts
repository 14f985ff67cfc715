import type { DocumentView, EditAct, EditResult } from '@entente/contract/document/document.contract';
import { applyEdits, type EditRefusal } from '@entente/core/document/apply-edit';
import type { DocumentContent } from '@entente/core/document/content';
import { editTarget, type Edit, type FieldValue, type SetEdit } from '@entente/core/document/edit';
import type { Outcome } from '@entente/core/kernel/outcome';
import { sameValue } from '@entente/core/kernel/same-value';
import type { Saving } from '../../ui/save-state.tsx';
import { coalesced, type Batch } from './edit-queue.ts';

/** What the session asks of the server. Calls throw; `refusalOf` reads what they throw. */
export type SessionServer = {
  load(): Promise<DocumentView>;
  edit(edits: readonly Edit[], key: string): Promise<EditResult>;
  since(revision: number): Promise<{ acts: readonly EditAct[]; complete: boolean }>;
  step(which: 'undo' | 'redo'): Promise<EditResult>;
};
export type ServerNo = { readonly code: string | null; readonly detail: Readonly<Record<string, unknown>> };
/** The world around the session; tests hand in their own. */
export type SessionWorld = {
  readonly server: SessionServer;
  /** The refusal in what a call threw; null when the server could not be reached. */
  refusalOf(error: unknown): ServerNo | null;
  /** Keeps what is not saved yet on this device; an empty list forgets it. */
  keep(batches: readonly Batch[]): void;
  /** Says a refusal that the person must know of. */
  tell(refusal: ServerNo): void;
  newKey(): string;
  now(): Date;
};

/** Two people wrote in one field. `theirs` is undefined where the record itself is gone. */
export type Conflict = { readonly edit: SetEdit; readonly theirs: FieldValue | undefined; readonly who: string; readonly when: string };
/** Somebody else's newest act: who, where, when. */
export type Company = { readonly name: string; readonly kind: string; readonly id: string | null; readonly at: string };

export type SessionState = {
  readonly content: DocumentContent;
  readonly revision: number;
  readonly saving: Saving;
  readonly conflicts: readonly Conflict[];
  readonly lock: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly company: Company | null;
};

const PAUSE_MS = 600;
const AGAIN_MS = 4_000;

/**
 * One person's editing of one document. What is typed shows at once, is kept on this device until the
 * server has it, is sent a little after the last key, and is merged with what others write meanwhile;
 * where two wrote one field it becomes a conflict and nobody's words are lost.
 */
export class DocumentSession {
  readonly #world: SessionWorld;
  readonly #listeners = new Set<() => void>();
  #base: DocumentContent;
  #state: SessionState;
  #queue: Batch[];
  #sending: Batch | null = null;
  #work: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param kept batches that an earlier visit could not save. */
  constructor(view: DocumentView, world: SessionWorld, kept: readonly Batch[] = []) {
    this.#world = world;
    this.#base = view.content;
    this.#queue = [...kept];
    const { revision, lock, canUndo, canRedo } = view;
    this.#state = { content: view.content, revision, lock, canUndo, canRedo, saving: { state: 'saved', at: world.now() }, conflicts: [], company: null };
    if (kept.length > 0) {
      this.#show();
      this.#sendIn(0);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  /** Changes the document here and now; the refusal comes back where the edits do not fit what stands. */
  change(edits: readonly Edit[]): Outcome<DocumentContent, EditRefusal> {
    const applied = applyEdits(this.#state.content, edits);
    if (!applied.ok) this.#noteConflict(edits, applied.refusal);
    if (!applied.ok || applied.value === this.#state.content) return applied;
    this.#queue = coalesced(this.#queue, { key: this.#world.newKey(), edits: [...edits] });
    this.#show();
    this.#sendIn(PAUSE_MS);
    return applied;
  }

  /** Sends everything that waits. @returns whether the server now has all of it. */
  async flush(): Promise<boolean> {
    this.#stopTimer();
    await this.#enqueue(() => this.#sendAll());
    return this.#queue.length === 0;
  }

  /** Takes back one's own last act, or does it again. */
  async step(which: 'undo' | 'redo'): Promise<void> {
    if (!(await this.flush())) return;
    await this.#enqueue(async () => {
      try {
        await this.#advance(await this.#world.server.step(which));
      } catch (error) {
        this.#world.tell(this.#world.refusalOf(error) ?? { code: null, detail: {} });
        await this.#catchUp();
      }
    });
  }

  /** Asks what others did, and merges it. */
  async poll(): Promise<void> {
    await this.#enqueue(async () => {
      try {
        await this.#catchUp();
      } catch (error) {
        // Without an answer the document stays as it is; the next poll asks again.
        if (this.#world.refusalOf(error) !== null) throw error;
      }
    });
  }

  /** Ends a conflict: one's own words go in over the other's, or theirs stay. */
  settle(conflict: Conflict, choice: 'yours' | 'theirs'): void {
    this.#set({ conflicts: this.#state.conflicts.filter((one) => one !== conflict) });
    if (choice === 'yours' && conflict.theirs !== undefined) this.change([{ ...conflict.edit, before: conflict.theirs }]);
  }

  /** Stops timers; what is not saved stays kept on this device. */
  close(): void {
    this.#stopTimer();
    this.#listeners.clear();
  }

  /** Somebody's words came in while one's own were being typed in the same field. */
  #noteConflict(edits: readonly Edit[], { code, detail = {} }: EditRefusal): void {
    const { company } = this.#state;
    const conflict = conflictOf({ key: '', edits }, { code, detail: { ...detail, who: company?.name, when: company?.at } });
    if (conflict === null) return;
    const others = this.#state.conflicts.filter(({ edit }) => edit.id !== conflict.edit.id || edit.field !== conflict.edit.field);
    this.#set({ conflicts: [...others, conflict] });
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work, work);
    return this.#work;
  }

  #sendIn(ms: number): void {
    this.#stopTimer();
    this.#timer = setTimeout(() => void this.#enqueue(() => this.#sendAll()), ms);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #sendAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const [batch, ...rest] = this.#queue as [Batch, ...Batch[]];
      this.#sending = batch;
      this.#queue = rest;
      this.#set({ saving: { state: 'saving' } });
      try {
        const result = await this.#world.server.edit(batch.edits, batch.key);
        await this.#advance(result);
      } catch (error) {
        const refusal = this.#world.refusalOf(error);
        if (refusal === null) return this.#wait(batch);
        await this.#refused(batch, refusal);
      }
    }
  }

  /** The server could not be reached: the batch goes back to the front, under its key, and is tried again. */
  #wait(batch: Batch): void {
    this.#queue = [batch, ...this.#queue];
    this.#sending = null;
    this.#show({ saving: { state: 'waiting' } });
    this.#sendIn(AGAIN_MS);
  }

  async #refused(batch: Batch, refusal: ServerNo): Promise<void> {
    this.#sending = null;
    const conflict = conflictOf(batch, refusal);
    if (conflict === null) this.#world.tell(refusal);
    await this.#reload();
    this.#show({ saving: this.#queue.length === 0 ? { state: 'saved', at: this.#world.now() } : { state: 'saving' } });
    if (conflict !== null) this.#set({ conflicts: [...this.#state.conflicts, conflict] });
  }

  /** Takes over what the server has done with our batch; what others did in between comes with it. */
  async #advance({ revision, edits, canUndo, canRedo }: EditResult): Promise<void> {
    const applied = revision === this.#state.revision + 1 ? applyEdits(this.#base, edits) : null;
    this.#sending = null;
    if (applied?.ok === true) {
      this.#base = applied.value;
      this.#set({ revision });
    } else if (revision !== this.#state.revision) await this.#catchUp();
    const saving: Saving = this.#queue.length === 0 ? { state: 'saved', at: this.#world.now() } : { state: 'saving' };
    this.#show({ canUndo, canRedo, saving });
  }

  async #catchUp(): Promise<void> {
    const { acts, complete } = await this.#world.server.since(this.#state.revision);
    if (acts.length === 0) return;
    const applied = applyEdits(this.#base, acts.flatMap(({ edits }) => edits));
    if (!complete || !applied.ok) return this.#reload();
    this.#base = applied.value;
    const last = acts.at(-1);
    this.#show({ revision: last?.revision ?? this.#state.revision, company: companyOf(last) ?? this.#state.company });
  }

  async #reload(): Promise<void> {
    try {
      const view = await this.#world.server.load();
      this.#base = view.content;
      this.#show({ revision: view.revision, lock: view.lock, canUndo: view.canUndo, canRedo: view.canRedo });
    } catch (error) {
      if (this.#world.refusalOf(error) !== null) throw error;
    }
  }

  /** Shows the server's state with what it does not have yet laid over it. */
  #show(change: Partial<SessionState> = {}): void {
    const waiting = [...(this.#sending === null ? [] : [this.#sending]), ...this.#queue];
    let content = this.#base;
    for (const { edits } of waiting) {
      const applied = applyEdits(content, edits);
      if (applied.ok) content = applied.value;
    }
    this.#world.keep(waiting);
    this.#set({ ...change, content: sameValue(content, this.#state.content) ? this.#state.content : content });
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** A refused single field becomes a conflict that the person settles; anything larger is told and taken from the server. */
function conflictOf({ edits }: Batch, { code, detail }: ServerNo): Conflict | null {
  const [edit, ...more] = edits;
  if (edit === undefined || more.length > 0 || edit.type !== 'set') return null;
  const [who, when] = [String(detail['who'] ?? ''), String(detail['when'] ?? '')];
  if (code === 'field-changed-meanwhile') return { edit, theirs: (detail['theirs'] ?? null) as FieldValue, who, when };
  return code === 'item-is-gone' ? { edit, theirs: undefined, who, when } : null;
}

function companyOf(act: EditAct | undefined): Company | null {
  const edit = act?.edits.at(-1);
  if (act === undefined || edit === undefined) return null;
  const { kind, id } = editTarget(edit);
  return { name: act.memberName, kind, id, at: act.at };
}
