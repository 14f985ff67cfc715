import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditAct, EditResult } from '@entente/contract/document/document.contract';
import { applyEdits } from '@entente/core/document/apply-edit';
import { SAMPLE_CONTENT } from '@entente/core/document/document.fixture';
import type { Edit } from '@entente/core/document/edit';
import { DocumentSession, type ServerNo, type SessionServer } from './document-session.ts';
import type { Batch } from './edit-queue.ts';

class No extends Error {
  readonly refusal: ServerNo;
  constructor(code: string, detail: Record<string, unknown>) {
    super(code);
    this.refusal = { code, detail };
  }
}

const MEMBER = '00000000-0000-7000-8000-000000000900';

/** A server in memory that applies edits as the real one does, and can be cut off. */
class MemoryServer implements SessionServer {
  content = SAMPLE_CONTENT;
  acts: EditAct[] = [];
  online = true;
  readonly keys: string[] = [];

  async load() {
    this.#reach();
    return { id: MEMBER, purpose: 'agreement' as const, kind: 'service_agreement' as const, revision: this.acts.length, lock: null, content: this.content, findings: [], framework: null, canUndo: false, canRedo: false };
  }

  async edit(edits: readonly Edit[], key: string): Promise<EditResult> {
    this.#reach();
    this.keys.push(key);
    return this.write('Ola', edits);
  }

  async since(revision: number) {
    this.#reach();
    return { acts: this.acts.slice(revision), complete: true };
  }

  async step(): Promise<EditResult> {
    throw new No('nothing-to-undo', {});
  }

  write(memberName: string, edits: readonly Edit[]): EditResult {
    const applied = applyEdits(this.content, edits);
    if (!applied.ok) throw new No(applied.refusal.code, { ...applied.refusal.detail, who: this.acts.at(-1)?.memberName, when: '2026-03-02T14:02:00.000Z' });
    this.content = applied.value;
    this.acts.push({ revision: this.acts.length + 1, id: MEMBER, memberId: MEMBER, memberName, at: '2026-03-02T14:02:00.000Z', edits: [...edits], undoes: null });
    return { revision: this.acts.length, edits: [...edits], canUndo: true, canRedo: false };
  }

  #reach(): void {
    if (!this.online) throw new TypeError('Failed to fetch');
  }
}

const clause = SAMPLE_CONTENT.clauses.find(({ key }) => key === 'ending');
const setBody = (before: string, value: string): Edit => ({ type: 'set', kind: 'clauses', id: clause?.id ?? null, field: 'body', before, value });
const setTitle = (before: string, value: string): Edit => ({ type: 'set', kind: 'head', id: null, field: 'title', before, value });
const bodyOf = (content: typeof SAMPLE_CONTENT): string | undefined => content.clauses.find(({ key }) => key === 'ending')?.body;
const original = clause?.body ?? '';

let server: MemoryServer;
let kept: readonly Batch[];
let told: ServerNo[];

async function open(earlier: readonly Batch[] = []): Promise<DocumentSession> {
  let key = 0;
  return new DocumentSession(await new MemoryServer().load(), {
    server,
    refusalOf: (error) => (error instanceof No ? error.refusal : null),
    keep: (batches) => { kept = batches; },
    tell: (refusal) => told.push(refusal),
    newKey: () => `key-${(key += 1)}`,
    now: () => new Date('2026-03-02T14:02:00Z'),
  }, earlier);
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new MemoryServer();
  kept = [];
  told = [];
});
afterEach(() => vi.useRealTimers());

describe('what is typed', () => {
  it('shows at once and is sent as one act a little after the last key', async () => {
    const session = await open();
    session.change([setBody(original, 'A')]);
    session.change([setBody('A', 'Ab')]);
    session.change([setBody('Ab', 'Abc')]);
    expect(bodyOf(session.state().content)).toBe('Abc');
    expect(server.acts).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(600);
    expect(server.acts.map(({ edits }) => edits)).toEqual([[setBody(original, 'Abc')]]);
    expect(session.state()).toMatchObject({ revision: 1, saving: { state: 'saved' }, canUndo: true });
    expect(kept).toEqual([]);
  });

  it('is nothing to save when it ends as it began', async () => {
    const session = await open();
    session.change([setBody(original, 'A')]);
    session.change([setBody('A', original)]);
    await vi.advanceTimersByTimeAsync(600);
    expect(server.acts).toHaveLength(0);
  });

  it('comes back as a refusal when it does not fit', async () => {
    const session = await open();
    expect(session.change([setTitle('Service agreement', '')])).toMatchObject({ ok: false, refusal: { code: 'value-does-not-fit' } });
    expect(kept).toEqual([]);
  });
});

describe('without a network', () => {
  it('stays on the screen and on the device, and is saved once when the network is back', async () => {
    const session = await open();
    server.online = false;
    session.change([setBody(original, 'Mine')]);
    expect(kept).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(600);
    expect(session.state()).toMatchObject({ saving: { state: 'waiting' } });
    expect([bodyOf(session.state().content), kept.length]).toEqual(['Mine', 1]);
    server.online = true;
    await vi.advanceTimersByTimeAsync(4_000);
    expect([bodyOf(server.content), kept.length, server.keys]).toEqual(['Mine', 0, ['key-1']]);
  });

  it('is taken up again by the next visit, under its own key', async () => {
    const session = await open([{ key: 'earlier', edits: [setBody(original, 'Yesterday')] }]);
    expect(bodyOf(session.state().content)).toBe('Yesterday');
    await vi.advanceTimersByTimeAsync(0);
    expect([bodyOf(server.content), server.keys]).toEqual(['Yesterday', ['earlier']]);
  });
});

describe('two people', () => {
  it('see each other’s work in other fields, while own typing stays', async () => {
    const session = await open();
    server.write('Nadia', [setTitle('Service agreement', 'Nadia’s title')]);
    session.change([setBody(original, 'Ola’s')]);
    await vi.advanceTimersByTimeAsync(600);
    expect(session.state().content.head.title).toBe('Nadia’s title');
    expect(bodyOf(session.state().content)).toBe('Ola’s');
    expect(session.state().revision).toBe(2);
  });

  it('are told of each other by asking now and then', async () => {
    const session = await open();
    server.write('Nadia', [setTitle('Service agreement', 'Nadia’s title')]);
    await session.poll();
    expect(session.state()).toMatchObject({ content: { head: { title: 'Nadia’s title' } }, company: { name: 'Nadia', kind: 'head' } });
  });

  it('choose whose words stay when both wrote in one field', async () => {
    const session = await open();
    server.write('Nadia', [setBody(original, 'Nadia’s')]);
    session.change([setBody(original, 'Ola’s')]);
    await vi.advanceTimersByTimeAsync(600);
    const [conflict] = session.state().conflicts;
    expect(conflict).toMatchObject({ theirs: 'Nadia’s', who: 'Nadia', edit: { before: original, value: 'Ola’s' } });
    expect(bodyOf(session.state().content)).toBe('Nadia’s');
    if (conflict !== undefined) session.settle(conflict, 'yours');
    await vi.advanceTimersByTimeAsync(600);
    expect([bodyOf(server.content), session.state().conflicts]).toEqual(['Ola’s', []]);
  });

  it('choose as well when the other’s words came in while one was typing', async () => {
    const session = await open();
    server.write('Nadia', [setBody(original, 'Nadia’s')]);
    await session.poll();
    session.change([setBody(original, 'Ola’')]);
    session.change([setBody(original, 'Ola’s')]);
    expect(session.state().conflicts).toMatchObject([{ theirs: 'Nadia’s', who: 'Nadia', edit: { value: 'Ola’s' } }]);
  });

  it('lose nothing when one removes what the other writes in', async () => {
    const session = await open();
    if (clause !== undefined) server.write('Nadia', [{ type: 'remove', kind: 'clauses', item: clause }]);
    session.change([setBody(original, 'Ola’s')]);
    await vi.advanceTimersByTimeAsync(600);
    expect(session.state().conflicts).toMatchObject([{ theirs: undefined, edit: { value: 'Ola’s' } }]);
  });
});

it('says why an undo is not possible', async () => {
  const session = await open();
  await session.step('undo');
  expect(told).toEqual([{ code: 'nothing-to-undo', detail: {} }]);
});
