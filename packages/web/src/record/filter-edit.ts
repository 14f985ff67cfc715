import { OPERATORS_OF, WITHOUT_VALUE } from '@entente/core/record/filter-operators';
import type { FieldType } from '@entente/core/record/field-type';
import type { FilterCondition, FilterGroup, FilterOperator, FilterPart, FilterValue } from '@entente/core/record/record-filter';

/** How deep and how long a filter may be; the server holds to the same (core/record/record-filter.ts). */
export const MOST_CONDITIONS = 20;
export const DEEPEST_GROUP = 3;

/** Which part of a filter: the index at each depth. The empty path is the filter itself. */
export type PartPath = readonly number[];
export type Joining = 'all' | 'any';

export const NO_FILTER: FilterGroup = { all: [] };

export function isGroup(part: FilterPart): part is FilterGroup {
  return 'all' in part || 'any' in part;
}

export function joiningOf(group: FilterGroup): Joining {
  return 'all' in group ? 'all' : 'any';
}

export function partsOf(group: FilterGroup): readonly FilterPart[] {
  return 'all' in group ? group.all : group.any;
}

export function groupOf(joining: Joining, parts: readonly FilterPart[]): FilterGroup {
  return joining === 'all' ? { all: parts } : { any: parts };
}

/** How many conditions a filter has, at any depth. */
export function countConditions(group: FilterGroup): number {
  return partsOf(group).reduce((sum, part) => sum + (isGroup(part) ? countConditions(part) : 1), 0);
}

/** The part at a path, or null where there is none. */
export function partAt(group: FilterGroup, path: PartPath): FilterPart | null {
  return path.reduce<FilterPart | null>((part, index) => (part !== null && isGroup(part) ? partsOf(part)[index] ?? null : null), group);
}

/** The filter with the part at a path replaced; null takes it away, and a group that this empties with it. */
export function replacePart(group: FilterGroup, [index, ...rest]: PartPath, next: FilterPart | null): FilterGroup {
  if (index === undefined) return next !== null && isGroup(next) ? next : NO_FILTER;
  const parts = partsOf(group).flatMap((part, at) => {
    if (at !== index) return [part];
    const changed = rest.length > 0 && isGroup(part) ? replacePart(part, rest, next) : next;
    return changed === null || (next === null && isGroup(changed) && partsOf(changed).length === 0) ? [] : [changed];
  });
  return groupOf(joiningOf(group), parts);
}

/** The filter with a part more at the end of the group at a path. */
export function addPart(group: FilterGroup, path: PartPath, part: FilterPart): FilterGroup {
  const into = partAt(group, path);
  return into === null || !isGroup(into) ? group : replacePart(group, path, groupOf(joiningOf(into), [...partsOf(into), part]));
}

/** Whether one more condition, or one more group at this depth, is allowed. */
export function mayGrow(group: FilterGroup, path: PartPath): { condition: boolean; group: boolean } {
  const room = countConditions(group) < MOST_CONDITIONS;
  return { condition: room, group: room && path.length + 1 < DEEPEST_GROUP };
}

/** The condition a field begins with: its usual operator, with no value yet. */
export function beginCondition(field: { readonly key: string; readonly type: FieldType }): FilterCondition {
  const [first = 'is_filled'] = OPERATORS_OF[field.type];
  return { field: field.key, is: first };
}

/** The condition with another operator; the value stays where it still fits. */
export function withOperator(condition: FilterCondition, is: FilterOperator): FilterCondition {
  const { value, ...rest } = condition;
  return WITHOUT_VALUE.includes(is) || value === undefined || shapeOf(is) !== shapeOf(condition.is) ? { field: rest.field, is } : { field: rest.field, is, value };
}

/** Which form of value an operator takes. */
export function shapeOf(is: FilterOperator): 'none' | 'list' | 'pair' | 'period' | 'one' {
  if (WITHOUT_VALUE.includes(is)) return 'none';
  if (is === 'any_of' || is === 'none_of') return 'list';
  if (is === 'between') return 'pair';
  return is === 'within' ? 'period' : 'one';
}

/** Whether a condition says enough to be asked of the server. */
export function isComplete({ is, value }: FilterCondition): boolean {
  const shape = shapeOf(is);
  if (shape === 'none') return true;
  if (shape === 'list') return Array.isArray(value) && value.length > 0;
  if (shape === 'pair') return Array.isArray(value) && value.length === 2 && value.every((one) => one !== '');
  return value !== undefined && value !== '' && !Array.isArray(value);
}

/** What an API is asked of a filter: its complete conditions as JSON, nothing where there are none. */
export function filterText(filter: FilterGroup = NO_FILTER): { readonly filter?: string } {
  const asked = completeParts(filter);
  return countConditions(asked) === 0 ? {} : { filter: JSON.stringify(asked) };
}

/** The filter without conditions that say too little yet, and without empty groups: what the server is asked. */
export function completeParts(group: FilterGroup): FilterGroup {
  const parts = partsOf(group).flatMap((part): readonly FilterPart[] => {
    if (!isGroup(part)) return isComplete(part) ? [part] : [];
    const inner = completeParts(part);
    return partsOf(inner).length === 0 ? [] : [inner];
  });
  return groupOf(joiningOf(group), parts);
}

/** Reads a filter from an address: what is none, is too deep or too long is left out. */
export function filterFrom(value: unknown): FilterGroup | null {
  const group = readGroup(value, DEEPEST_GROUP);
  return group === null || countConditions(group) > MOST_CONDITIONS ? null : group;
}

function readGroup(value: unknown, depth: number): FilterGroup | null {
  if (depth === 0 || typeof value !== 'object' || value === null) return null;
  const { all, any } = value as { all?: unknown; any?: unknown };
  const list = Array.isArray(all) ? all : Array.isArray(any) ? any : null;
  if (list === null) return null;
  const parts = list.map((part) => readGroup(part, depth - 1) ?? readCondition(part));
  return parts.some((part) => part === null) ? null : groupOf(Array.isArray(all) ? 'all' : 'any', parts.filter((part) => part !== null));
}

const OPERATORS: readonly string[] = [...new Set(Object.values(OPERATORS_OF).flat())];

function readCondition(value: unknown): FilterCondition | null {
  if (typeof value !== 'object' || value === null) return null;
  const { field, is, value: sought } = value as { field?: unknown; is?: unknown; value?: unknown };
  if (typeof field !== 'string' || field === '' || field.length > 60 || typeof is !== 'string' || !OPERATORS.includes(is)) return null;
  if (sought !== undefined && !isFilterValue(sought)) return null;
  return sought === undefined ? { field, is: is as FilterOperator } : { field, is: is as FilterOperator, value: sought };
}

function isFilterValue(value: unknown): value is FilterValue {
  if (Array.isArray(value)) return value.length <= 200 && value.every((one) => !Array.isArray(one) && typeof one !== 'boolean' && isFilterValue(one));
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 1 && Number.isInteger((value as { days?: unknown }).days);
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && value.length <= 300);
}
