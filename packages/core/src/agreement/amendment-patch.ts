import { inOrder } from '../document/fresh-ids.ts';
import { ITEM_KINDS, type AnyItem, type DocumentContent, type DocumentHead, type ItemKind } from '../document/content.ts';
import { brokenRule } from '../document/edit-rules.ts';
import { editTarget, type Edit, type FieldValue } from '../document/edit.ts';
import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import { sameValue } from '../kernel/same-value.ts';

/**
 * What an amendment is: the changes that lead from the text in force to the text to be, record by record,
 * each with what stood before. No two of them have the same target, so their order says nothing, and what
 * is not in it stays as it was.
 */
export type AmendmentPatch = readonly Edit[];

/** Where a patch does not fit: what it changes says something else by now, or nothing would hold what is left. */
export type PatchRefusal = Refusal<'amendment-does-not-fit'>;

type Fields = Readonly<Record<string, FieldValue>>;

/** The patch that leads from one text to another. Empty where both say the same. */
export function amendmentPatch(before: DocumentContent, after: DocumentContent): AmendmentPatch {
  return [...setEdits({ kind: 'head', id: null }, before.head, after.head), ...ITEM_KINDS.flatMap((kind) => recordEdits(kind, before, after))];
}

function recordEdits(kind: ItemKind, before: DocumentContent, after: DocumentContent): Edit[] {
  const [old, fresh] = [byId(before, kind), byId(after, kind)];
  const standing = [...fresh.values()].flatMap((item): Edit[] => {
    const was = old.get(item.id);
    return was === undefined ? [{ type: 'insert', kind, item } as Edit] : setEdits({ kind, id: item.id }, was, item);
  });
  return [...standing, ...[...old.values()].filter(({ id }) => !fresh.has(id)).map((item) => ({ type: 'remove', kind, item }) as Edit)];
}

function setEdits(target: { readonly kind: 'head' | ItemKind; readonly id: string | null }, before: AnyItem | DocumentHead, after: AnyItem | DocumentHead): Edit[] {
  const [was, is] = [before as unknown as Fields, after as unknown as Fields];
  return Object.keys(is).flatMap((field): Edit[] => (sameValue(was[field], is[field]) ? [] : [{ type: 'set', ...target, field, before: was[field] ?? null, value: is[field] ?? null }]));
}

/**
 * Puts a patch on a text: all of it or nothing. It fits where each of its records says what it said when
 * the patch was made, and where nothing points at a record that is gone afterwards.
 */
export function applyPatch(content: DocumentContent, patch: AmendmentPatch): Outcome<DocumentContent, PatchRefusal> {
  let head = content.head;
  const lists = new Map(ITEM_KINDS.map((kind) => [kind, byId(content, kind)]));
  for (const edit of patch) {
    if (edit.type === 'set' && edit.kind === 'head') {
      if (!sameValue((head as unknown as Fields)[edit.field], edit.before)) return misfit(edit);
      head = { ...head, [edit.field]: edit.value };
    } else if (!changeRecord(lists, edit)) return misfit(edit);
  }
  const items = Object.fromEntries(ITEM_KINDS.map((kind) => [kind, [...(lists.get(kind)?.values() ?? [])]]));
  const patched = inOrder({ head, ...items } as unknown as DocumentContent);
  const broken = ITEM_KINDS.flatMap((kind) => patched[kind].map(({ id }) => ({ kind, id }))).find(({ kind, id }) => brokenRule(patched, kind, id) !== null);
  return broken === undefined ? granted(patched) : refused('amendment-does-not-fit', broken);
}

/** @returns whether the record was as the edit says. */
function changeRecord(lists: ReadonlyMap<ItemKind, Map<string, AnyItem>>, edit: Edit): boolean {
  const { kind, id } = editTarget(edit);
  const list = kind === 'head' ? undefined : lists.get(kind);
  if (list === undefined || id === null) return false;
  const was = list.get(id);
  if (edit.type === 'insert') {
    if (was === undefined) list.set(id, edit.item);
    return was === undefined;
  }
  if (was === undefined || !sameValue(edit.type === 'set' ? (was as unknown as Fields)[edit.field] : was, edit.type === 'set' ? edit.before : edit.item)) return false;
  if (edit.type === 'remove') list.delete(id);
  else list.set(id, { ...was, [edit.field]: edit.value } as AnyItem);
  return true;
}

function misfit(edit: Edit): Outcome<DocumentContent, PatchRefusal> {
  const { kind, id } = editTarget(edit);
  return refused('amendment-does-not-fit', { kind, id });
}

/**
 * The patch in an order in which an editor can apply it edit by edit: what comes or changes from the outside
 * in, what goes from the inside out, so that nothing points at a missing record in between.
 */
export function asEdits(patch: AmendmentPatch): readonly Edit[] {
  const place = (edit: Edit): number => (edit.kind === 'head' ? -1 : ITEM_KINDS.indexOf(edit.kind));
  const removals = patch.filter(({ type }) => type === 'remove');
  return [...patch.filter(({ type }) => type !== 'remove').toSorted((a, b) => place(a) - place(b)), ...removals.toSorted((a, b) => place(b) - place(a))];
}

/** The fields by which people know a record. */
const NAME_FIELDS = ['name', 'label', 'title', 'text', 'calledAs'] as const;

/** How a record is called where people read of it: a clause by its number, everything else by its name. */
export function targetNames(content: DocumentContent, targets: readonly PatchTarget[], clauseNumbers: ReadonlyMap<string, string>): readonly string[] {
  const names = targets.flatMap(({ kind, id }): string[] => {
    if (kind === 'head') return [content.head.title];
    const item = byId(content, kind).get(id) as Readonly<Record<string, unknown>> | undefined;
    const name = clauseNumbers.get(id) ?? NAME_FIELDS.map((field) => item?.[field]).find((value) => typeof value === 'string' && value !== '');
    return typeof name === 'string' ? [name] : [];
  });
  return [...new Set(names)];
}

/** A record that a patch changes; of the head, one field. */
export type PatchTarget = { readonly kind: 'head' | ItemKind; readonly id: string };

/** The records that a patch changes, each once. */
export function patchTargets(patch: AmendmentPatch): readonly PatchTarget[] {
  const targets = patch.map((edit): PatchTarget => {
    const { kind, id, field } = editTarget(edit);
    return { kind, id: id ?? field ?? '' };
  });
  return [...new Map(targets.map((target) => [`${target.kind} ${target.id}`, target])).values()];
}

/**
 * What two amendments of one text cannot both change: the records that both touch. Where they touch
 * none together, but one takes away what the other points at, the records of the second are named.
 * @returns empty where both can be agreed, in any order, with the same outcome.
 */
export function patchConflicts(base: DocumentContent, one: AmendmentPatch, other: AmendmentPatch): readonly PatchTarget[] {
  const others = new Set(patchTargets(other).map(({ kind, id }) => `${kind} ${id}`));
  const shared = patchTargets(one).filter(({ kind, id }) => others.has(`${kind} ${id}`));
  if (shared.length > 0) return shared;
  const both = applyPatch(base, [...one, ...other]);
  return both.ok ? [] : [both.refusal.detail as PatchTarget];
}

function byId(content: DocumentContent, kind: ItemKind): Map<string, AnyItem> {
  return new Map((content[kind] as readonly AnyItem[]).map((item) => [item.id, item]));
}
