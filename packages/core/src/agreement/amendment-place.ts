import { ITEM_KINDS, type AnyItem, type DocumentContent, type ItemKind } from '../document/content.ts';
import type { Edit } from '../document/edit.ts';
import { byPlace } from '../document/ordering.ts';
import { applyPatch, type AmendmentPatch } from './amendment-patch.ts';

/** A place in a list: after a record that stands, or, where `after` is null, at the beginning of the list. */
export type ListPlace = {
  readonly kind: ItemKind;
  /** The section whose clauses are the list; null where the kind is one list. */
  readonly sectionId: string | null;
  readonly after: string | null;
};

/** Records that stand in no list that is read: a value stands where a clause uses it, and what was set aside is not frozen. */
const UNLISTED: ReadonlySet<ItemKind> = new Set(['variables', 'dismissals']);

/**
 * The places where two patches of one text both put something: a new record, or one that moves there. What
 * stands between the same two standing neighbours has no order that anybody agreed to, so it is refused;
 * everywhere else both say which order they mean, and whichever comes first, the text is the same.
 * Both patches have to fit the text together.
 */
export function sharedPlaces(base: DocumentContent, one: AmendmentPatch, other: AmendmentPatch): readonly ListPlace[] {
  const [first, second] = [placedBy(one), placedBy(other)];
  const both = first.size === 0 || second.size === 0 ? null : applyPatch(base, [...one, ...other]);
  if (both === null || !both.ok) return [];
  return ITEM_KINDS.filter((kind) => !UNLISTED.has(kind)).flatMap((kind) => [...Map.groupBy(both.value[kind] as readonly AnyItem[], listOf)].flatMap(([list, items]) => sharedIn({ kind, sectionId: kind === 'clauses' ? list : null }, items, { first, second })));
}

/** The records that a patch gives a place: those that come, and those whose place or list it changes. */
function placedBy(patch: AmendmentPatch): ReadonlySet<string> {
  return new Set(patch.filter(givesPlace).map((edit) => (edit.type === 'set' ? (edit.id ?? '') : edit.item.id)));
}

function givesPlace(edit: Edit): boolean {
  return edit.type === 'insert' || (edit.type === 'set' && LISTING.has(edit.field));
}

/** Fields that say in which list a record stands, and where in it. */
const LISTING: ReadonlySet<string> = new Set(['position', 'sectionId', 'direction']);

/** Clauses of one section are a list; so is what is in scope, and what is out of it. */
function listOf(item: AnyItem): string {
  if ('sectionId' in item) return item.sectionId;
  return 'direction' in item ? item.direction : '';
}

function sharedIn(list: Pick<ListPlace, 'kind' | 'sectionId'>, items: readonly AnyItem[], { first, second }: { first: ReadonlySet<string>; second: ReadonlySet<string> }): readonly ListPlace[] {
  const places: ListPlace[] = [];
  let [after, byFirst, bySecond]: [string | null, boolean, boolean] = [null, false, false];
  const close = (): void => {
    if (byFirst && bySecond) places.push({ ...list, after });
  };
  for (const { id } of items.toSorted(byPlace)) {
    // What both put in the same place stands there for both.
    if (first.has(id) && !second.has(id)) byFirst = true;
    else if (second.has(id) && !first.has(id)) bySecond = true;
    else {
      close();
      [after, byFirst, bySecond] = [id, false, false];
    }
  }
  close();
  return places;
}
