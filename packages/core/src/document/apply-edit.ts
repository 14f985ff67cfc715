import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import { sameValue } from '../kernel/same-value.ts';
import { DocumentHead, ITEM_SCHEMAS, MOST_ITEMS, type AnyItem, type DocumentContent, type ItemKind } from './content.ts';
import { brokenByRemoval, brokenRule, type RuleRefusal } from './edit-rules.ts';
import { fieldSchema, type Edit, type FieldValue, type InsertEdit, type RemoveEdit, type SetEdit } from './edit.ts';
import { byPlace } from './ordering.ts';

const MOST_PARTIES = 20;

export type EditRefusal = Refusal<'field-changed-meanwhile' | 'item-changed-meanwhile' | 'item-is-gone' | 'item-exists-already' | 'field-is-unknown' | 'value-does-not-fit' | 'too-many-items'> | RuleRefusal;

/**
 * Applies one edit.
 *
 * A `set` is granted where its `before` is what stands; where its `value` already stands nothing changes
 * and the very same content comes back. A `remove` is granted where the record is as the writer saw it.
 *
 * @returns the new content, lists in order; or the refusal: `field-changed-meanwhile` carries
 *   `{kind, id, field, yours, theirs, before}`, `item-changed-meanwhile` `{kind, id, theirs, before}`,
 *   the others `{kind, id}` and what the sentence needs.
 */
export function applyEdit(content: DocumentContent, edit: Edit): Outcome<DocumentContent, EditRefusal> {
  if (edit.type === 'set') return applySet(content, edit);
  return edit.type === 'insert' ? applyInsert(content, edit) : applyRemove(content, edit);
}

/** Applies edits in order; all or nothing. A refusal's detail also holds `at`, the place of the refused edit (0-based). */
export function applyEdits(content: DocumentContent, edits: readonly Edit[]): Outcome<DocumentContent, EditRefusal> {
  let current = content;
  for (const [at, edit] of edits.entries()) {
    const applied = applyEdit(current, edit);
    if (!applied.ok) return { ok: false, refusal: { ...applied.refusal, detail: { ...applied.refusal.detail, at } } };
    current = applied.value;
  }
  return granted(current);
}

function applySet(content: DocumentContent, edit: SetEdit): Outcome<DocumentContent, EditRefusal> {
  const { kind, id, field } = edit;
  const schema = fieldSchema(kind, field);
  if (schema === null) return refused('field-is-unknown', { kind, id, field });
  const parsed = schema.safeParse(edit.value);
  if (!parsed.success) return refused('value-does-not-fit', { kind, id, field });
  const value = parsed.data as FieldValue;
  const target: DocumentHead | AnyItem | undefined = kind === 'head' ? content.head : content[kind].find((item) => item.id === id);
  if (target === undefined) return refused('item-is-gone', { kind, id, field, yours: edit.value });
  const standing = (target as Readonly<Record<string, FieldValue>>)[field] ?? null;
  if (sameValue(standing, value)) return granted(content);
  const seen = schema.safeParse(edit.before);
  const before = seen.success ? seen.data : edit.before;
  if (!sameValue(standing, before)) return refused('field-changed-meanwhile', { kind, id, field, yours: value, theirs: standing, before: edit.before });
  if (kind === 'head' || id === null) return granted({ ...content, head: DocumentHead.parse({ ...content.head, [field]: value }) });
  return settled(withItem(content, kind, { ...target, id, [field]: value }), { kind, id });
}

function applyInsert(content: DocumentContent, edit: InsertEdit): Outcome<DocumentContent, EditRefusal> {
  const { kind, item } = edit;
  const { id } = item;
  const parsed = ITEM_SCHEMAS[kind].safeParse(item);
  if (!parsed.success) return refused('value-does-not-fit', { kind, id, field: String(parsed.error.issues[0]?.path[0] ?? '') });
  if (content[kind].some((other) => other.id === id)) return refused('item-exists-already', { kind, id });
  const most = kind === 'parties' ? MOST_PARTIES : MOST_ITEMS;
  if (content[kind].length >= most) return refused('too-many-items', { kind, id, most });
  return settled(withItem(content, kind, parsed.data), { kind, id });
}

function applyRemove(content: DocumentContent, edit: RemoveEdit): Outcome<DocumentContent, EditRefusal> {
  const { kind, item } = edit;
  const { id } = item;
  const standing = content[kind].find((other) => other.id === id);
  if (standing === undefined) return refused('item-is-gone', { kind, id });
  if (!sameValue(standing, item)) return refused('item-changed-meanwhile', { kind, id, theirs: standing, before: item });
  const broken = brokenByRemoval(content, kind, id);
  if (broken !== null) return { ok: false, refusal: broken };
  return granted(withList(content, kind, (content[kind] as readonly AnyItem[]).filter((other) => other.id !== id)));
}

function settled(content: DocumentContent, { kind, id }: { kind: ItemKind; id: string }): Outcome<DocumentContent, EditRefusal> {
  const broken = brokenRule(content, kind, id);
  return broken === null ? granted(content) : { ok: false, refusal: broken };
}

function withItem(content: DocumentContent, kind: ItemKind, item: { readonly id: string }): DocumentContent {
  const others = (content[kind] as readonly AnyItem[]).filter(({ id }) => id !== item.id);
  return withList(content, kind, [...others, item as AnyItem]);
}

function withList(content: DocumentContent, kind: ItemKind, items: readonly AnyItem[]): DocumentContent {
  return { ...content, [kind]: items.toSorted(byPlace) };
}
