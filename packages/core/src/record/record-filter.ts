import { z } from 'zod';
import { isCleanText } from '../kernel/plain-text.ts';

/** How a field is compared. Which ones fit a type: `OPERATORS_OF` in filter-operators.ts. */
export const FILTER_OPERATORS = ['any_of', 'none_of', 'equals', 'not_equals', 'starts_with', 'contains', 'at_least', 'at_most', 'between', 'before', 'after', 'on', 'within', 'is_empty', 'is_filled'] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** Periods that move with the calendar, in the workspace's time zone. */
export const RELATIVE_PERIODS = ['today', 'yesterday', 'tomorrow', 'this_week', 'last_week', 'next_week', 'this_month', 'last_month', 'next_month', 'this_quarter', 'last_quarter', 'next_quarter', 'this_year', 'last_year', 'next_year'] as const;
export type RelativePeriod = (typeof RELATIVE_PERIODS)[number];

/** "me" stands for whoever looks, in fields of members. */
const FilterText = z.string().max(300).refine(isCleanText, 'text-has-forbidden-characters');
/** `{ days: -30 }` is thirty days before today. */
export const RelativeDay = z.strictObject({ days: z.number().int().min(-36_500).max(36_500) });
export const FilterValue = z.union([FilterText, z.number(), z.boolean(), RelativeDay, z.array(z.union([FilterText, z.number(), RelativeDay])).max(200)]);
export type FilterValue = z.infer<typeof FilterValue>;

export const FilterCondition = z.strictObject({ field: z.string().min(1).max(60), is: z.enum(FILTER_OPERATORS), value: FilterValue.optional() });
export type FilterCondition = z.infer<typeof FilterCondition>;

/** All of these, or any of these; a part is a condition or a further group. */
export type FilterGroup = { readonly all: readonly FilterPart[] } | { readonly any: readonly FilterPart[] };
export type FilterPart = FilterCondition | FilterGroup;

export const MOST_CONDITIONS = 20;
export const DEEPEST_GROUP = 3;

const part = (depth: number): z.ZodType<FilterPart> => (depth === 0 ? FilterCondition : z.union([FilterCondition, group(depth)]));
const group = (depth: number): z.ZodType<FilterGroup> => z.union([z.strictObject({ all: z.array(part(depth - 1)).max(MOST_CONDITIONS) }), z.strictObject({ any: z.array(part(depth - 1)).max(MOST_CONDITIONS) })]);

/** A filter: groups at most three deep with at most twenty conditions in all. */
export const RecordFilter = group(DEEPEST_GROUP).refine((filter) => conditionsOf(filter).length <= MOST_CONDITIONS, 'filter-is-too-long');
export type RecordFilter = FilterGroup;

export function isGroup(candidate: FilterPart): candidate is FilterGroup {
  return 'all' in candidate || 'any' in candidate;
}

/** The parts of a group, whichever kind it is. */
export function partsOf(filter: FilterGroup): readonly FilterPart[] {
  return 'all' in filter ? filter.all : filter.any;
}

/** Every condition of a filter, in its order. */
export function conditionsOf(filter: FilterGroup): readonly FilterCondition[] {
  return partsOf(filter).flatMap((one) => (isGroup(one) ? conditionsOf(one) : [one]));
}
